package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.worker.data.LearningData;

/**
 * Trains networks in float. A training uses one thread, its caller's; trainings in several threads
 * do not disturb each other.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a network from random weights.
   *
   * @param architecture what to train; its input is the data's front end
   * @param data clips to learn from; at least two
   * @param settings how to train; the same settings on the same machine give the same weights to
   *     the bit
   * @param listener asked before each batch, told after each epoch
   * @return the network after the last epoch
   * @throws TrainingStoppedException when the listener wants no further epoch
   * @throws TrainingFailedException when the loss is no longer a number or keeps rising, or the
   *     engine gives up
   * @throws IllegalArgumentException when architecture, data and settings do not fit together
   */
  public static TrainedNetwork train(
      Architecture architecture,
      LearningData data,
      TrainingSettings settings,
      TrainingListener listener) {
    try (var training = Training.begin(architecture, data, settings)) {
      training.runTo(settings.epochs(), listener);
      return training.network();
    }
  }

  static void requireFitting(
      Architecture architecture, LearningData data, TrainingSettings settings) {
    var training = data.training(0);
    if (!FeatureMap.of(training.frontEnd()).equals(architecture.input())) {
      throw new IllegalArgumentException(
          "The network's input (%s) is not what the data's front end gives (%s). Maybe extract features with the architecture's front end."
              .formatted(architecture.input(), FeatureMap.of(training.frontEnd())));
    }
    int classes = data.labels().size();
    if (architecture.classes() != classes) {
      throw new IllegalArgumentException(
          "The network tells %d classes apart, the data has %d (%s). Maybe decode the architecture for these labels."
              .formatted(architecture.classes(), classes, data.labels()));
    }
    if (!settings.classWeights().isEmpty() && settings.classWeights().size() != classes) {
      throw new IllegalArgumentException(
          "%d class weights do not fit %d classes. Maybe leave them out."
              .formatted(settings.classWeights().size(), classes));
    }
    if (training.clips() < 2) {
      throw new IllegalArgumentException(
          "%d training clips are too few. Maybe the split leaves no speakers for training."
              .formatted(training.clips()));
    }
  }
}
