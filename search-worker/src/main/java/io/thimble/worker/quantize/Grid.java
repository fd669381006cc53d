package io.thimble.worker.quantize;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;

/**
 * How a scheme lays a range over integers.
 *
 * @param type the integers: int8 or int16
 * @param symmetric whether zero stands for zero
 * @param powersOfTwo whether a step is a power of two
 */
record Grid(ElementType type, boolean symmetric, boolean powersOfTwo) {
  private static final int STEPS = 255;

  static Grid of(QuantizationScheme scheme) {
    return new Grid(
        scheme.format().activations(),
        scheme.has(Trait.SYMMETRIC_ACTIVATIONS),
        scheme.has(Trait.POWER_OF_TWO_SCALES));
  }

  /** Whether the range is too narrow for steps between its ends. */
  boolean isTooFineFor(Range range) {
    return !(step(range) >= Float.MIN_NORMAL);
  }

  /**
   * The quantization whose steps cover the range, with zero on a step exactly: 256 of them from end
   * to end (Jacob et al., arXiv 1712.05877, section 3.1), or as many above zero as below.
   */
  Quantization over(Range range) {
    var step = step(range);
    if (symmetric) {
      return new Quantization(step, 0, type);
    }
    var zeroPoint = Byte.MIN_VALUE - Math.round(range.low() / step);
    return new Quantization(step, Math.clamp(zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  private float step(Range range) {
    if (!symmetric) {
      return (range.high() - range.low()) / STEPS;
    }
    int highest = type == ElementType.INT16 ? Short.MAX_VALUE : Byte.MAX_VALUE;
    return step(range.magnitude(), highest, powersOfTwo);
  }

  /**
   * The step of integers from {@code -highest} to {@code highest}. As a power of two it is the one
   * of a fixed-point number with just enough bits before the point, {@code ceil(log2(magnitude))}
   * (Lai et al., arXiv 1801.06601, section 3.1): it may clip the last 1/128 or 1/32768.
   */
  static float step(float magnitude, int highest, boolean powerOfTwo) {
    if (!powerOfTwo) {
      return magnitude / highest;
    }
    return powerOfTwoFrom(magnitude) / (highest + 1);
  }

  /** The least power of two that is not below a value; zero for zero. */
  static float powerOfTwoFrom(float value) {
    if (value < Float.MIN_NORMAL) {
      return 0;
    }
    int exponent = Math.getExponent(value);
    var power = Math.scalb(1f, exponent);
    return power == value ? power : 2 * power;
  }
}
