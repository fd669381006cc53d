package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.ToyWords;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTrainingTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 3, 200, 0.5, 1);

  static Stream<Architecture> networks() {
    return Stream.of(
        network(Family.LSTM_BASIC, new Lstm(16, 1)),
        network(Family.LSTM, new ProjectedLstm(16, 8, 2)),
        network(Family.GRU, new Gru(16, 2)),
        network(
            Family.CRNN,
            new Conv2d(8, new Window(5, 3, 2, 2, Padding.SAME)),
            new Gru(12, 2),
            new Dense(12, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void aRecurrentNetworkLearnsItsWords(Architecture architecture) {
    var network = Trainer.train(architecture, WORDS, settings(15, 1e-2), TrainingListener.NONE);

    assertThat(FloatScorer.score(network, WORDS.testing()).accuracy()).isGreaterThan(0.95);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void theSameSeedGivesTheSameWeightsToTheBitWhateverElseRuns(Architecture architecture)
      throws Exception {
    var alone = weights(architecture);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<List<float[]>> task = () -> weights(architecture);
      for (var result : threads.invokeAll(List.of(task, task))) {
        assertThat(result.get()).usingRecursiveComparison().isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void featuresThatAreNotNumbersEndTheTrainingWithTheReason(Architecture architecture) {
    var features = WORDS.training(1);
    // A float whose bits are all set is no number.
    features.values().fill((byte) 0xFF);
    var broken = new AugmentedWords(WORDS, features);

    assertThatThrownBy(
            () -> Trainer.train(architecture, broken, settings(3, 1e-2), TrainingListener.NONE))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("not a number in epoch 1")
        .hasMessageContaining("Maybe");
  }

  private static List<float[]> weights(Architecture architecture) {
    var network = Trainer.train(architecture, WORDS, settings(2, 1e-2), TrainingListener.NONE);
    return network.layers().stream().map(TrainedLayer::weights).toList();
  }

  private static Architecture network(Family family, Layer... hidden) {
    var layers = Stream.concat(Stream.of(hidden), Stream.of(new Dense(3, false), new Softmax()));
    return new Architecture(family, FRONT_END, layers.toList());
  }

  /** Small batches: many steps from few clips. */
  private static TrainingSettings settings(int epochs, double learningRate) {
    return TrainingSettings.of(
        epochs, 1, Recipe.DEFAULT.withBatchSize(20).withLearningRate(learningRate));
  }
}
