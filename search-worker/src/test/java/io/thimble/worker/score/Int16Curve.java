package io.thimble.worker.score;

/**
 * Sigmoid and hyperbolic tangent of int16 activations in both runtimes, written down independently
 * (logistic.h and tanh.h of the integer reference kernels): 256 values of the sigmoid, 1/24 apart,
 * with straight lines between them.
 */
final class Int16Curve {
  private static final int STEPS_OF_ONE = 24;
  private static final int LAST = 255;
  private static final int[] SIGMOID = new int[LAST + 1];

  /** Values stand above the curve by half of what a straight line falls short of it. */
  private static final double LIFT = 1.0 / 16;

  static {
    for (int i = 0; i < SIGMOID.length; i++) {
      double value = 1 / (1 + Math.exp(-(double) i / STEPS_OF_ONE));
      double bend = value * (1 - value) * (2 * value - 1) / (STEPS_OF_ONE * STEPS_OF_ONE);
      SIGMOID[i] = (int) Math.round((value + LIFT * bend) * (1 << 16));
    }
    SIGMOID[LAST] = (1 << 16) - 1;
  }

  private final int multiplier;
  private final int shift;

  /** A curve for inputs of this scale. */
  Int16Curve(float scale) {
    int exponent = Math.getExponent(scale);
    int powerOfTwo = 12 + exponent;
    if (Math.scalb(1f, exponent) == scale && (powerOfTwo == 0 || powerOfTwo == 1)) {
      multiplier = 3 << powerOfTwo;
      shift = 0;
    } else {
      double real = scale * 4096.0 * 3;
      int left = 0;
      while (real <= 32767 / 2.0 && left <= 30) {
        real *= 2;
        left++;
      }
      multiplier = (int) real;
      shift = left;
    }
  }

  int sigmoid(int value) {
    int scaled = scaled(value);
    int result = table(Math.abs(scaled), 9, 0x7FFF << 10);
    return (scaled >= 0 ? result + (1 << 9) : (1 << 25) - result + (1 << 9) - 1) >> 10;
  }

  int tanh(int value) {
    int scaled = scaled(value);
    int result = table(Math.abs(scaled), 8, 0xFFFF << 8) - (1 << 23);
    return ((scaled >= 0 ? result : -result - 1) + (1 << 7)) >> 8;
  }

  private int scaled(int value) {
    return (value * multiplier + (shift > 0 ? 1 << (shift - 1) : 0)) >> shift;
  }

  private static int table(int magnitude, int bits, int most) {
    int at = magnitude >> bits;
    if (at >= LAST) {
      return most;
    }
    int between = magnitude & ((1 << bits) - 1);
    return (SIGMOID[at] << bits) + between * (SIGMOID[at + 1] - SIGMOID[at]);
  }
}
