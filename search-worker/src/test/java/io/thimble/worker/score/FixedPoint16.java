package io.thimble.worker.score;

/**
 * Sigmoid and hyperbolic tangent of the fused LSTM in TensorFlow Lite: 16-bit fixed point as in the
 * library gemmlowp (fixedpoint.h), written down independently. Numbers are raw integers of 15 bits,
 * some of which are integer bits; results have none.
 */
final class FixedPoint16 {
  private static final int ONE = Short.MAX_VALUE;
  private static final int ONE_HALF = 1 << 14;
  private static final int ONE_OF_TWO_BITS = 1 << 13;

  /** e^-(2^k) for k = -2 … 4. */
  private static final double[] POWERS = {
    Math.exp(-0.25),
    Math.exp(-0.5),
    Math.exp(-1),
    Math.exp(-2),
    Math.exp(-4),
    Math.exp(-8),
    Math.exp(-16)
  };

  private static final int LEAST_POWER = -2;

  private FixedPoint16() {}

  /** {@code 1 / (1 + e^-x)} of a number with 3 integer bits. */
  static int sigmoid(int x) {
    if (x == 0) {
      return ONE_HALF;
    }
    int positive = twice(reciprocal(exponential(-Math.abs(x), 3)));
    return x > 0 ? positive : ONE - positive;
  }

  /** Hyperbolic tangent of a number with this many integer bits. */
  static int tanh(int x, int integerBits) {
    if (x == 0) {
      return 0;
    }
    // Doubling the input is reading it with one more integer bit.
    int power = exponential(-Math.abs(x), integerBits + 1);
    int positive = shift((short) (reciprocal(power) - ONE_OF_TWO_BITS), 2);
    return x > 0 ? positive : -positive;
  }

  /** e^x for x of at most 0. */
  private static int exponential(int x, int integerBits) {
    if (x == 0) {
      return ONE;
    }
    int fractionBits = 15 - integerBits;
    int quarter = fractionBits >= 2 ? 1 << (fractionBits - 2) : 0;
    int small = (x & (quarter - 1)) - quarter;
    int result = aroundMinusAnEighth(shift(small, integerBits));
    int rest = small - x;
    for (int i = 0; i < POWERS.length; i++) {
      int power = LEAST_POWER + i;
      if (integerBits > power && (rest & 1 << (fractionBits + power)) != 0) {
        result = multiply(result, constant(POWERS[i], 0));
      }
    }
    boolean isBeyondTables = integerBits > 5 && x < -(1 << (fractionBits + 5));
    return isBeyondTables ? 0 : result;
  }

  /** e^x for x from -1/4 to 0: four terms of the series around -1/8. */
  private static int aroundMinusAnEighth(int x) {
    int one = (short) (x + (1 << 12));
    int two = multiply(one, one);
    int three = multiply(two, one);
    int four = multiply(two, two);
    int term = multiply((short) (shift(four, -2) + three), constant(1.0 / 3, 0));
    int sum = shift((short) (term + two), -1);
    int eighth = constant(Math.exp(-0.125), 0);
    return saturated(eighth + multiply(eighth, (short) (one + sum)));
  }

  /**
   * {@code 2 / (1 + x)} with two integer bits for x from 0 to 1: three steps of Newton's method.
   */
  private static int reciprocal(int x) {
    int half = (x + ONE + 1) / 2;
    int result = (short) (constant(48.0 / 17, 2) + multiply(half, constant(-32.0 / 17, 2)));
    for (int step = 0; step < 3; step++) {
      int missing = (short) (ONE_OF_TWO_BITS - multiply(half, result));
      result = (short) (result + shift(multiply(result, missing), 2));
    }
    return result;
  }

  /** From half of a number with two integer bits to one with none. */
  private static int twice(int halved) {
    return shift(halved, 1);
  }

  private static int constant(double value, int integerBits) {
    long raw = Math.round(value * (1L << (31 - integerBits)));
    return roundedShift((int) raw, 16);
  }

  /** Twice the upper half of the product; half goes away from zero. */
  private static int multiply(int a, int b) {
    int product = a * b;
    return (product + (product >= 0 ? 1 << 14 : 1 - (1 << 14))) / (1 << 15);
  }

  /** Times two to the power of {@code exponent}, saturating and rounded. */
  private static int shift(int value, int exponent) {
    return exponent >= 0 ? saturated(value << exponent) : roundedShift(value, -exponent);
  }

  private static int saturated(int value) {
    return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /** Division by a power of two; half goes away from zero. */
  static int roundedShift(int value, int bits) {
    int mask = (1 << bits) - 1;
    int rest = value & mask;
    int threshold = (mask >> 1) + (value < 0 ? 1 : 0);
    return (value >> bits) + (rest > threshold ? 1 : 0);
  }
}
