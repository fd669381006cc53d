package io.thimble.hw.arch;

import io.thimble.hw.frontend.FrontEnd;

/**
 * The shape of an activation of one clip, in the order in which TensorFlow Lite stores it.
 *
 * @param height steps in time (frames)
 * @param width steps in frequency (coefficients)
 * @param channels features at each step
 */
public record FeatureMap(int height, int width, int channels) {
  public FeatureMap {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "A feature map of %d x %d x %d has no elements. Maybe the kernels or strides are larger than the input."
              .formatted(height, width, channels));
    }
  }

  /** What a front end hands over: frames x coefficients x 1. */
  public static FeatureMap of(FrontEnd frontEnd) {
    return new FeatureMap(frontEnd.frames(), frontEnd.coefficients(), 1);
  }

  /** A vector: one step in time and frequency. */
  public static FeatureMap vector(int channels) {
    return new FeatureMap(1, 1, channels);
  }

  /** The number of values; in int8 also the number of bytes. */
  public int elements() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }
}
