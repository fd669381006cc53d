package io.thimble.worker.train;

import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.training.Recipe;

/**
 * How a trained network is made used to int8.
 *
 * @param training how its weights go on learning; the rate is far below that of the training itself
 * @param rangeLearningRate highest rate of the ranges' logarithms
 */
public record FineTuningSettings(TrainingSettings training, double rangeLearningRate) {
  /** A thirtieth of the training rate; three times as much was no better. */
  public static final double LEARNING_RATE = 3e-4;

  public static final double RANGE_LEARNING_RATE = 1e-2;

  public FineTuningSettings {
    if (!(rangeLearningRate >= 0 && rangeLearningRate <= 1)) {
      throw new IllegalArgumentException(
          "The ranges' learning rate (%s) cannot be. Maybe use %s."
              .formatted(rangeLearningRate, RANGE_LEARNING_RATE));
    }
  }

  /** The defaults, for this many epochs of fine-tuning. */
  public static FineTuningSettings of(int epochs, long seed) {
    var recipe = Recipe.DEFAULT.withLearningRate(LEARNING_RATE);
    var training = TrainingSettings.of(epochs, seed, recipe);
    return new FineTuningSettings(training, RANGE_LEARNING_RATE);
  }

  /** Epochs of fine-tuning out of all epochs that a network may take: the last fifth. */
  public static int epochsOf(int allEpochs) {
    return TrainingSpec.fineTuningEpochs(allEpochs);
  }
}
