package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final ToyWords TWO_WORDS = new ToyWords(FRONT_END, 2, 200, 1, 1);
  private static final Architecture NETWORK = Networks.tiny(FRONT_END, 2);

  @Test
  void aConvolutionalNetworkLearnsTwoWords() {
    var network = Trainer.train(NETWORK, TWO_WORDS, settings(20, 1), TrainingListener.NONE);

    assertThat(FloatScorer.score(network, TWO_WORDS.testing()).accuracy()).isGreaterThan(0.95);
  }

  @Test
  void aFullyConnectedNetworkLearnsTwoWords() {
    var layers = List.<Layer>of(new Dense(16, true), new Dense(2, false), new Softmax());
    var architecture = new Architecture(Family.DNN, FRONT_END, layers);

    var network = Trainer.train(architecture, TWO_WORDS, settings(20, 1), TrainingListener.NONE);

    assertThat(FloatScorer.score(network, TWO_WORDS.testing()).accuracy()).isGreaterThan(0.95);
  }

  @Test
  void theLossFallsFromAboutTheLogarithmOfTheClasses() {
    var losses = new ArrayList<Double>();

    Trainer.train(NETWORK, TWO_WORDS, settings(20, 1), epoch -> losses.add(epoch.loss()));

    assertThat(losses).hasSize(20);
    assertThat(losses.getFirst()).isBetween(0.3, 1.5);
    assertThat(losses.getLast()).isLessThan(losses.getFirst() * 0.3);
  }

  @Test
  void theSameSeedGivesTheSameWeightsToTheBitWhateverElseRuns() throws Exception {
    var alone = train(7);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<List<float[]>> task = () -> train(7);
      var results = threads.invokeAll(List.of(task, () -> train(8), task));

      assertThat(results.get(0).get()).usingRecursiveComparison().isEqualTo(alone);
      assertThat(results.get(2).get()).usingRecursiveComparison().isEqualTo(alone);
      assertThat(results.get(1).get().getFirst()).isNotEqualTo(alone.getFirst());
    }
  }

  @Test
  void theListenerEndsATraining() {
    assertThatThrownBy(
            () -> Trainer.train(NETWORK, TWO_WORDS, settings(5, 1), epoch -> epoch.number() < 2))
        .isInstanceOf(TrainingStoppedException.class)
        .hasMessageContaining("after epoch 2 of 5");
  }

  @Test
  void featuresThatAreNotNumbersFailInTheFirstEpoch() {
    var features = TWO_WORDS.training(1);
    // A float whose bits are all set is no number.
    features.values().fill((byte) 0xFF);
    var broken = new AugmentedWords(TWO_WORDS, features);

    assertThatThrownBy(() -> Trainer.train(NETWORK, broken, settings(5, 1), TrainingListener.NONE))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("epoch 1")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aNetworkForOtherWordsIsRefused() {
    var three = Networks.tiny(FRONT_END, 3);

    assertThatThrownBy(() -> Trainer.train(three, TWO_WORDS, settings(5, 1), TrainingListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 classes")
        .hasMessageContaining("Maybe");
  }

  /** Small batches: many steps from few clips. */
  private static TrainingSettings settings(int epochs, long seed) {
    return TrainingSettings.of(
        epochs, seed, Recipe.DEFAULT.withBatchSize(20).withLearningRate(1e-2));
  }

  private static List<float[]> train(long seed) {
    var network = Trainer.train(NETWORK, TWO_WORDS, settings(4, seed), TrainingListener.NONE);
    return network.layers().stream().map(TrainedLayer::weights).toList();
  }
}
