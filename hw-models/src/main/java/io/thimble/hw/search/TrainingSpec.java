package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.training.Recipe;
import io.thimble.hw.training.RecipeChanges;
import io.thimble.hw.training.Recipes;
import java.util.List;

/**
 * How a trial is trained.
 *
 * @param epochs passes over the training clips
 * @param quantization the schemes that are tried, all of one format; the best file on the
 *     validation split is the trial's, the first one of equals
 * @param rungs epochs after which trials are compared, rising and below {@link #floatEpochs}; none:
 *     every trial is trained to its end
 * @param reduction at each rung the best of this many trials goes on
 * @param audit the share of the trials that a comparison discards which is trained on regardless,
 *     to learn how many of the discarded would have been on the front; 0 to 1
 * @param finalistSeeds trainings of each member of the final front with different seeds, its own
 *     among them, at least 1
 * @param changes to the recipes of the families
 */
public record TrainingSpec(
    int epochs,
    List<QuantizationScheme> quantization,
    List<Integer> rungs,
    int reduction,
    double audit,
    int finalistSeeds,
    RecipeChanges changes) {
  /** Learning on with rounding in the loop takes the last of this many parts of all epochs. */
  private static final int FINE_TUNING_PARTS = 5;

  public TrainingSpec {
    quantization = List.copyOf(quantization);
    rungs = List.copyOf(rungs);
  }

  /** This many epochs, and defaults. */
  public static TrainingSpec of(int epochs) {
    return new TrainingSpec(
        epochs,
        List.of(QuantizationSchemes.DEFAULT),
        SearchDefaults.rungs(epochs),
        SearchDefaults.REDUCTION,
        SearchDefaults.AUDIT,
        SearchDefaults.FINALIST_SEEDS,
        RecipeChanges.NONE);
  }

  /** Whether every file comes from a network that has learnt on with rounding in the loop. */
  public boolean alwaysFineTuned() {
    return quantization.stream().allMatch(scheme -> scheme.has(Trait.FINE_TUNED));
  }

  /** Epochs of learning on with rounding in the loop, out of all that a network may take. */
  public static int fineTuningEpochs(int epochs) {
    return Math.max(1, epochs / FINE_TUNING_PARTS);
  }

  /**
   * Epochs in float. Where all files come from networks that learn on, the last epochs are left to
   * that; where another file may win, it is given all of them, and learning on comes on top.
   */
  public int floatEpochs() {
    return alwaysFineTuned() ? Math.max(1, epochs - fineTuningEpochs(epochs)) : epochs;
  }

  /**
   * Epochs that a trial is trained to on its way to a rung, or all of them after the last.
   *
   * @param rung 0 for the first
   */
  public int epochsOf(int rung) {
    return rung < rungs.size() ? rungs.get(rung) : epochs;
  }

  /** How networks of a family are taught. */
  public Recipe recipe(Family family) {
    return changes.applyTo(Recipes.of(family));
  }
}
