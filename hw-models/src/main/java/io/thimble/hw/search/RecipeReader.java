package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.json.FieldReader;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.AugmentationChanges;
import io.thimble.hw.training.Bounds;
import io.thimble.hw.training.LearningRateDecay;
import io.thimble.hw.training.Optimizer;
import io.thimble.hw.training.Recipe;
import io.thimble.hw.training.RecipeChanges;
import io.thimble.hw.training.Recipes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a spec changes of the families' recipes.
 *
 * @param fields the spec's {@code training}
 */
record RecipeReader(FieldReader fields) {
  private static final String AUGMENTATION = "augmentation";
  private static final String LOWEST_SNR = "lowestSnrDecibels";

  /**
   * The changes.
   *
   * @param families whose recipes they are to go with
   */
  RecipeChanges read(List<Family> families) {
    var changes =
        new RecipeChanges(
            constant("optimizer", Optimizer.values(), Optimizer::label),
            constant("decay", LearningRateDecay.values(), LearningRateDecay::label),
            number(fields, "warmUp", Recipe.WARM_UP),
            whole(fields, "batchSize", Recipe.BATCH_SIZE),
            fields.positive("learningRate", Recipe.LEARNING_RATE.most()),
            number(fields, "weightDecay", Recipe.WEIGHT_DECAY),
            number(fields, "labelSmoothing", Recipe.SHARE),
            number(fields, "dropout", Recipe.SHARE),
            number(fields, "mixup", Recipe.MIXUP),
            AugmentationChanges.NONE);
    var augmentation = fields.object(AUGMENTATION);
    return augmentation == null
        ? changes
        : changes.withAugmentation(augmentation(augmentation, families));
  }

  private static AugmentationChanges augmentation(FieldReader fields, List<Family> families) {
    var changes =
        new AugmentationChanges(
            whole(fields, "shiftMillis", Augmentation.MILLIS),
            number(fields, "noiseProbability", Augmentation.SHARE),
            number(fields, LOWEST_SNR, Augmentation.DECIBELS),
            number(fields, "highestSnrDecibels", Augmentation.DECIBELS),
            number(fields, "speedChange", Augmentation.SPEED_CHANGE),
            whole(fields, "timeMasks", Augmentation.MASKS),
            whole(fields, "widestTimeMaskMillis", Augmentation.MILLIS),
            whole(fields, "frequencyMasks", Augmentation.MASKS),
            number(fields, "widestFrequencyMask", Augmentation.SHARE));
    fields.reportUnknownFields();
    return haveNoiseToDraw(fields, changes, families) ? changes : AugmentationChanges.NONE;
  }

  /** A changed bound of the noise must go with the other one, be it changed or the recipe's. */
  private static boolean haveNoiseToDraw(
      FieldReader fields, AugmentationChanges changes, List<Family> families) {
    for (var family : families) {
      var before = Recipes.of(family).augmentation();
      var lowest = RecipeChanges.orElse(changes.lowestSnrDecibels(), before.lowestSnrDecibels());
      var highest = RecipeChanges.orElse(changes.highestSnrDecibels(), before.highestSnrDecibels());
      if (lowest > highest) {
        fields.problem(
            LOWEST_SNR,
            "leaves no noise to draw for %s: %s decibels is above highestSnrDecibels, %s"
                .formatted(family.label(), lowest, highest),
            "give both, the lower one first");
        return false;
      }
    }
    return true;
  }

  private static @Nullable Double number(FieldReader fields, String name, Bounds bounds) {
    return fields.number(name, bounds.least(), bounds.most());
  }

  private static @Nullable Integer whole(FieldReader fields, String name, Bounds bounds) {
    var value = fields.whole(name, (long) bounds.least(), (long) bounds.most());
    return value == null ? null : Math.toIntExact(value);
  }

  private <T> @Nullable T constant(String name, T[] all, Function<T, String> label) {
    var text = fields.text(name, SearchLimits.LONGEST_LABEL);
    if (text == null) {
      return null;
    }
    var found = Arrays.stream(all).filter(value -> label.apply(value).equals(text)).findFirst();
    if (found.isEmpty()) {
      fields.unknown(name, text, Arrays.stream(all).map(label).toList());
    }
    return found.orElse(null);
  }
}
