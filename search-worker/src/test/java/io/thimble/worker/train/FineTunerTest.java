package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FineTunerTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(8, 40, 40);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 3, 300, 0.5, 1);
  private static final Architecture NETWORK = Networks.tiny(FRONT_END, 3);
  private static final TrainedNetwork TRAINED =
      Trainer.train(NETWORK, WORDS, training(15, 1e-2), TrainingListener.NONE);

  @Test
  void aFineTunedNetworkStillKnowsItsWords() {
    var losses = new ArrayList<Double>();

    var tuned = FineTuner.tune(TRAINED, WORDS, settings(4), epoch -> losses.add(epoch.loss()));

    assertThat(losses).hasSize(4).allMatch(loss -> loss < 0.2);
    assertThat(FloatScorer.score(tuned.network(), WORDS.testing()).accuracy()).isGreaterThan(0.95);
    assertThat(tuned.network().layers().getFirst().weights())
        .isNotEqualTo(TRAINED.layers().getFirst().weights());
  }

  @Test
  void rectifiedLayersGetRangesFromZeroAndPoolingKeepsTheOneThatEnters() {
    var tuned = FineTuner.tune(TRAINED, WORDS, settings(2), TrainingListener.NONE);

    var outputs = tuned.outputs();
    assertThat(tuned.input().low()).isNegative();
    assertThat(outputs.subList(0, 4)).allMatch(range -> range.low() == 0 && range.high() > 0);
    assertThat(outputs.get(3)).isEqualTo(outputs.get(2));
    assertThat(outputs.get(4).low()).isNegative();
    assertThat(outputs.get(5)).isEqualTo(outputs.get(4));
  }

  @Test
  void rangesLearn() {
    var start = ObservedRanges.of(TRAINED, WORDS.training(0));

    var tuned = FineTuner.tune(TRAINED, WORDS, settings(4), TrainingListener.NONE);

    assertThat(tuned.outputs().get(1).high()).isNotEqualTo(start.high()[2]);
    assertThat(tuned.outputs().get(1).high()).isBetween(start.high()[2] / 2, start.high()[2] * 2);
  }

  @Test
  void theSameSeedGivesTheSameNetworkToTheBit() {
    var one = FineTuner.tune(TRAINED, WORDS, settings(2), TrainingListener.NONE);
    var other = FineTuner.tune(TRAINED, WORDS, settings(2), TrainingListener.NONE);

    assertThat(other).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void theListenerEndsIt() {
    assertThatThrownBy(() -> FineTuner.tune(TRAINED, WORDS, settings(3), _ -> false))
        .isInstanceOf(TrainingStoppedException.class)
        .hasMessageContaining("after epoch 1 of 3");
  }

  @Test
  void aLayerOfZerosIsNamed() {
    var layers = new ArrayList<>(TRAINED.layers());
    var dead = layers.get(2);
    layers.set(
        2,
        new TrainedLayer(
            dead.layer(), new float[dead.weights().length], new float[dead.biases().length]));
    var network = new TrainedNetwork(NETWORK, TRAINED.standardisation(), layers);

    assertThatThrownBy(() -> FineTuner.tune(network, WORDS, settings(1), TrainingListener.NONE))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("Layer 2 (Conv2d")
        .hasMessageContaining("Maybe");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void networksOfEveryRecurrentFamilyAreFineTuned(long seed) {
    var architecture = Networks.recurrent(new SplittableRandom(seed));
    var words = new ToyWords(architecture.frontEnd(), architecture.classes(), 40, 1, seed);
    var trained =
        Trainer.train(architecture, words, TrainingSettings.of(1, seed), TrainingListener.NONE);

    var tuned =
        FineTuner.tune(trained, words, FineTuningSettings.of(1, seed), TrainingListener.NONE);

    assertThat(IntStream.range(0, trained.layers().size()))
        .as("layers with as many weights as before, seed %d", seed)
        .allMatch(
            i ->
                tuned.network().layers().get(i).weights().length
                    == trained.layers().get(i).weights().length);
  }

  private static FineTuningSettings settings(int epochs) {
    return new FineTuningSettings(training(epochs, 1e-3), 1e-2);
  }

  /** Small batches: many steps from few clips. */
  private static TrainingSettings training(int epochs, double learningRate) {
    return TrainingSettings.of(
        epochs, 1, Recipe.DEFAULT.withBatchSize(20).withLearningRate(learningRate));
  }
}
