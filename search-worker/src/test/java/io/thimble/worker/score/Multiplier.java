package io.thimble.worker.score;

/**
 * A positive real factor as a 31-bit fraction and a power of two (Jacob et al., arXiv 1712.05877,
 * section 2.2 and appendix B).
 */
record Multiplier(int fraction, int exponent) {
  Multiplier(double real) {
    this(fraction(real), exponent(real));
  }

  /** The product, where the division's half goes up: as the matrix library ruy has it. */
  int applyHalfUp(int value) {
    int right = Math.max(-exponent, 0);
    int high = high(value);
    return right == 0 ? high : (high + (1 << (right - 1))) >> right;
  }

  /** The product, where the division's half goes away from zero: as all other kernels have it. */
  int apply(int value) {
    return FixedPoint16.roundedShift(high(value), Math.max(-exponent, 0));
  }

  private int high(int value) {
    return doublingHighMultiply(value << Math.max(exponent, 0), fraction);
  }

  private static int exponent(double real) {
    int exponent = Math.getExponent(real) + 1;
    return rounded(real, exponent) == 1L << 31 ? exponent + 1 : exponent;
  }

  private static int fraction(double real) {
    long rounded = rounded(real, Math.getExponent(real) + 1);
    return (int) (rounded == 1L << 31 ? rounded / 2 : rounded);
  }

  private static long rounded(double real, int exponent) {
    return Math.round(Math.scalb(real, 31 - exponent));
  }

  /** The upper half of twice the product, rounded; half goes away from zero. */
  private static int doublingHighMultiply(int a, int b) {
    long product = (long) a * b;
    long nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
    return (int) ((product + nudge) / (1L << 31));
  }
}
