package io.thimble.hw.quantization;

/** How the range of an activation that integers stand for follows from its values on clips. */
public sealed interface RangeMethod {
  /** From the smallest value to the largest, so that none is clipped (arXiv 1712.05877, 3.1). */
  record Extremes() implements RangeMethod {}

  /**
   * Clips the values that lie farthest out (Wu et al., arXiv 2004.09602, section 3.3).
   *
   * @param percent of the values that stay within the range, above 50 and below 100
   */
  record Percentile(double percent) implements RangeMethod {
    public Percentile {
      if (!(percent > 50 && percent < 100)) {
        throw new IllegalArgumentException(
            "A range cannot keep %s %% of the values. Maybe use 99.9.".formatted(percent));
      }
    }
  }

  /**
   * The range whose integers differ least from the values, in the mean of squares (Nagel et al.,
   * arXiv 2106.08295, section 3.1).
   */
  record LeastSquaredError() implements RangeMethod {}

  /**
   * The range whose quantized histogram tells most of the histogram of the values, by the
   * Kullback-Leibler divergence (S. Migacz, "8-bit inference with TensorRT", GTC 2017).
   */
  record LeastDivergence() implements RangeMethod {}
}
