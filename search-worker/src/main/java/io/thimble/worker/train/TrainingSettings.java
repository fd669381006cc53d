package io.thimble.worker.train;

import io.thimble.hw.training.Recipe;
import java.util.List;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training clips; the learning rate's way follows from them, also
 *     where a training ends earlier
 * @param seed decides initial weights, order of clips, choice of augmented versions and what is
 *     dropped
 * @param recipe how it is taught
 * @param classWeights weight of each class in the loss; empty: all alike
 */
public record TrainingSettings(int epochs, long seed, Recipe recipe, List<Double> classWeights) {
  public TrainingSettings {
    classWeights = List.copyOf(classWeights);
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "A training of %d epochs cannot be. Maybe use 30.".formatted(epochs));
    }
    for (var weight : classWeights) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException(
            "The class weight (%s) cannot be. Maybe use 1 for each class.".formatted(weight));
      }
    }
  }

  /** All classes alike. */
  public static TrainingSettings of(int epochs, long seed, Recipe recipe) {
    return new TrainingSettings(epochs, seed, recipe, List.of());
  }

  /** The default recipe, for this many epochs. */
  public static TrainingSettings of(int epochs, long seed) {
    return of(epochs, seed, Recipe.DEFAULT);
  }
}
