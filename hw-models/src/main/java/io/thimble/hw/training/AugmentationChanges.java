package io.thimble.hw.training;

import static io.thimble.hw.training.RecipeChanges.orElse;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants otherwise than a recipe's {@link Augmentation} has it; null leaves a value as
 * it is.
 */
public record AugmentationChanges(
    @Nullable Integer shiftMillis,
    @Nullable Double noiseProbability,
    @Nullable Double lowestSnrDecibels,
    @Nullable Double highestSnrDecibels,
    @Nullable Double speedChange,
    @Nullable Integer timeMasks,
    @Nullable Integer widestTimeMaskMillis,
    @Nullable Integer frequencyMasks,
    @Nullable Double widestFrequencyMask) {
  /** Everything as it is. */
  public static final AugmentationChanges NONE =
      new AugmentationChanges(null, null, null, null, null, null, null, null, null);

  /**
   * The augmentation with these changes.
   *
   * @throws IllegalArgumentException when the changes do not go with what they leave
   */
  public Augmentation applyTo(Augmentation before) {
    return new Augmentation(
        orElse(shiftMillis, before.shiftMillis()),
        orElse(noiseProbability, before.noiseProbability()),
        orElse(lowestSnrDecibels, before.lowestSnrDecibels()),
        orElse(highestSnrDecibels, before.highestSnrDecibels()),
        orElse(speedChange, before.speedChange()),
        orElse(timeMasks, before.timeMasks()),
        orElse(widestTimeMaskMillis, before.widestTimeMaskMillis()),
        orElse(frequencyMasks, before.frequencyMasks()),
        orElse(widestFrequencyMask, before.widestFrequencyMask()));
  }
}
