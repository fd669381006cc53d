package io.thimble.hw.training;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants otherwise than a family's {@link Recipe} has it; null leaves a value as it
 * is.
 */
public record RecipeChanges(
    @Nullable Optimizer optimizer,
    @Nullable LearningRateDecay decay,
    @Nullable Double warmUp,
    @Nullable Integer batchSize,
    @Nullable Double learningRate,
    @Nullable Double weightDecay,
    @Nullable Double labelSmoothing,
    @Nullable Double dropout,
    @Nullable Double mixup,
    AugmentationChanges augmentation) {
  /** Everything as it is. */
  public static final RecipeChanges NONE =
      new RecipeChanges(
          null, null, null, null, null, null, null, null, null, AugmentationChanges.NONE);

  /**
   * The recipe with these changes.
   *
   * @throws IllegalArgumentException when the changes do not go with what they leave
   */
  public Recipe applyTo(Recipe before) {
    return new Recipe(
        orElse(optimizer, before.optimizer()),
        orElse(decay, before.decay()),
        orElse(warmUp, before.warmUp()),
        orElse(batchSize, before.batchSize()),
        orElse(learningRate, before.learningRate()),
        before.highestGradientNorm(),
        orElse(weightDecay, before.weightDecay()),
        orElse(labelSmoothing, before.labelSmoothing()),
        orElse(dropout, before.dropout()),
        orElse(mixup, before.mixup()),
        augmentation.applyTo(before.augmentation()));
  }

  /** These changes with others of the augmentation. */
  public RecipeChanges withAugmentation(AugmentationChanges other) {
    return new RecipeChanges(
        optimizer,
        decay,
        warmUp,
        batchSize,
        learningRate,
        weightDecay,
        labelSmoothing,
        dropout,
        mixup,
        other);
  }

  /** What is wanted, or without that what stands. */
  public static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
