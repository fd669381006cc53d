package io.thimble.hw.quantization;

/** What a scheme does beside choosing ranges. */
public enum Trait {
  /**
   * Activations have zero point 0. Behind a ReLU, which gives nothing below zero, half of the
   * integers then stand for nothing.
   */
  SYMMETRIC_ACTIVATIONS,
  /**
   * Every scale is a power of two, so that a shift can replace the multiplication (Lai et al.,
   * arXiv 1801.06601, section 3.1). Softmax keeps the scale and zero point that runtimes demand.
   */
  POWER_OF_TWO_SCALES,
  /** Neighbouring layers even out their ranges first (Nagel et al., arXiv 1906.04721, 4.1). */
  EQUALIZED,
  /** Biases make up for the mean error of rounded weights (arXiv 1906.04721, section 4.2). */
  BIAS_CORRECTED,
  /** The network learns on with rounding in the loop (Jacob et al., arXiv 1712.05877, 3). */
  FINE_TUNED
}
