package io.thimble.worker.quantize;

import io.thimble.hw.tflite.Quantization;

/** The smallest and the largest value that an activation took; always holds zero. */
final class Range {
  private static final int STEPS = 255;

  private float low;
  private float high;

  /** Widens the range to hold these values. */
  void add(float[] values) {
    for (var value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  boolean isEmpty() {
    return low == high;
  }

  boolean isFinite() {
    return Float.isFinite(high - low);
  }

  /**
   * The quantization whose 256 steps cover the range, with zero on a step exactly (Jacob et al.,
   * arXiv 1712.05877, section 3.1).
   */
  Quantization quantization() {
    var scale = (high - low) / STEPS;
    var zeroPoint = Byte.MIN_VALUE - Math.round(low / scale);
    return new Quantization(scale, Math.clamp(zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE));
  }
}
