package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.LearningRateDecay;
import io.thimble.hw.training.Optimizer;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 3, 90, 1, 1);
  private static final Architecture NETWORK = Networks.tiny(FRONT_END, 3);

  /** Everything that leaves something to chance or is carried from step to step. */
  private static final Recipe EVERYTHING =
      new Recipe(
          Optimizer.ADAM,
          LearningRateDecay.STEP,
          0.1,
          20,
          5e-3,
          1,
          1e-3,
          0.1,
          0.3,
          0.2,
          new Augmentation(100, 0.8, 5, 40, 0.1, 1, 100, 1, 0.2));

  static Stream<Architecture> networks() {
    return Stream.concat(
        Stream.of(NETWORK),
        Stream.of(new Gru(8, 1), new Lstm(8, 1), new ProjectedLstm(8, 4, 1))
            .map(
                layer ->
                    new Architecture(
                        Family.GRU,
                        FRONT_END,
                        List.<Layer>of(
                            layer, new Dense(6, true), new Dense(3, false), new Softmax()))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aTrainingThatIsResumedAtEachEpochGivesTheSameBits(Architecture network) {
    var settings = TrainingSettings.of(4, 11, EVERYTHING);
    try (var whole = Training.begin(network, WORDS, settings)) {
      whole.runTo(4, TrainingListener.NONE);
      var checkpoint = untouched(network, settings);
      for (int epoch = 1; epoch <= 4; epoch++) {
        try (var part = Training.resume(network, WORDS, settings, checkpoint)) {
          assertThat(part.epoch()).isEqualTo(epoch - 1);
          part.runTo(epoch, TrainingListener.NONE);
          checkpoint = part.checkpoint();
        }
      }

      assertThat(checkpoint).isEqualTo(whole.checkpoint());
    }
  }

  @Test
  void aTrainingThatIsStoppedInAnEpochGoesOnFromTheLastWholeOne() {
    var settings = TrainingSettings.of(3, 5, EVERYTHING);
    try (var whole = Training.begin(NETWORK, WORDS, settings);
        var stopped = Training.begin(NETWORK, WORDS, settings)) {
      whole.runTo(3, TrainingListener.NONE);

      assertThatThrownBy(() -> stopped.runTo(3, new StopsAtBatch(7)))
          .isInstanceOf(TrainingStoppedException.class)
          .hasMessageContaining("after epoch 1 of 3");
      try (var resumed = Training.resume(NETWORK, WORDS, settings, stopped.checkpoint())) {
        assertThat(resumed.epoch()).isEqualTo(1);
        resumed.runTo(3, TrainingListener.NONE);

        assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
      }
    }
  }

  @Test
  void aDamagedCheckpointIsRefused() {
    var settings = TrainingSettings.of(2, 1);
    var checkpoint = untouched(NETWORK, settings);
    checkpoint.bytes()[checkpoint.bytes().length / 2] ^= 1;

    assertThatThrownBy(() -> Training.resume(NETWORK, WORDS, settings, checkpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefused() {
    var checkpoint = untouched(NETWORK, TrainingSettings.of(2, 1));

    assertThatThrownBy(() -> Training.resume(NETWORK, WORDS, TrainingSettings.of(3, 1), checkpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another training's");
  }

  @Test
  void moreEpochsThanTheSettingsHaveAreRefused() {
    try (var training = Training.begin(NETWORK, WORDS, TrainingSettings.of(2, 1))) {
      assertThatThrownBy(() -> training.runTo(3, TrainingListener.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("beyond the training's 2");
    }
  }

  @Test
  void decoupledWeightDecayIsNotTheGradients() {
    var decoupled = weights(recipe(Optimizer.ADAMW, 0.1));
    var coupled = weights(recipe(Optimizer.ADAM, 0.1));
    var without = weights(recipe(Optimizer.ADAM, 0));

    assertThat(decoupled).isNotEqualTo(coupled);
    assertThat(weights(recipe(Optimizer.ADAMW, 0))).isEqualTo(without);
    assertThat(length(decoupled)).isLessThan(length(without));
  }

  @Test
  void dropoutLearnsAndIsDrawnFromTheSeedAlone() {
    var settings = TrainingSettings.of(30, 1, recipe(Optimizer.ADAMW, 1e-4, 0.2));

    var first = Trainer.train(NETWORK, WORDS, settings, TrainingListener.NONE);
    var second = Trainer.train(NETWORK, WORDS, settings, TrainingListener.NONE);

    assertThat(FloatScorer.score(first, WORDS.testing()).accuracy()).isGreaterThan(0.9);
    assertThat(TrainedNetworkFile.write(second)).isEqualTo(TrainedNetworkFile.write(first));
  }

  private static Recipe recipe(Optimizer optimizer, double weightDecay) {
    return recipe(optimizer, weightDecay, 0);
  }

  private static Recipe recipe(Optimizer optimizer, double weightDecay, double dropout) {
    return new Recipe(
        optimizer,
        LearningRateDecay.COSINE,
        0,
        20,
        1e-2,
        1,
        weightDecay,
        0,
        dropout,
        0,
        Augmentation.NONE);
  }

  private static float[] weights(Recipe recipe) {
    var network =
        Trainer.train(NETWORK, WORDS, TrainingSettings.of(10, 1, recipe), TrainingListener.NONE);
    return network.layers().get(network.layers().size() - 2).weights();
  }

  private static double length(float[] weights) {
    double sum = 0;
    for (var weight : weights) {
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  private static Checkpoint untouched(Architecture network, TrainingSettings settings) {
    try (var training = Training.begin(network, WORDS, settings)) {
      return training.checkpoint();
    }
  }

  /** Wants no more after so many batches. */
  private static final class StopsAtBatch implements TrainingListener {
    private int left;

    StopsAtBatch(int batches) {
      left = batches;
    }

    @Override
    public boolean epochEnded(Epoch epoch) {
      return true;
    }

    @Override
    public boolean goesOn() {
      return left-- > 0;
    }
  }
}
