package io.thimble.worker.train;

/**
 * The values that an activation keeps when it is quantized; everything beyond is cut off. Always
 * holds zero and is never empty.
 *
 * @param low smallest value, zero or below
 * @param high largest value, zero or above
 */
public record ActivationRange(float low, float high) {
  public ActivationRange {
    if (!(low <= 0 && high >= 0 && high > low && Float.isFinite(high - low))) {
      throw new IllegalArgumentException(
          "A range from %s to %s cannot be. Maybe the training diverged.".formatted(low, high));
    }
  }
}
