package io.thimble.worker.data.features;

/**
 * The Fourier transform of real samples in 32-bit integers, with products of 64 bits: a complex
 * transform of half as many points (decimation in time, radix 4 after one stage of radix 2 where
 * needed), then the split of even and odd samples (Press et al., Numerical Recipes, 12.3).
 *
 * <p>Each stage divides by its radix, so nothing overflows: a complex value's modulus never exceeds
 * that of the input, {@code sqrt(2) * LARGEST_SAMPLE < 2^31}. What comes out is {@code 2 / points}
 * times the transform. All divisions by powers of two round to the nearest number, halves up.
 *
 * <p>An object has work space of its own: one for each thread.
 */
public final class RealTransform {
  /** No sample may be larger, to either side. */
  static final int LARGEST_SAMPLE = 1 << 30;

  /** Twiddle factors have this many bits behind the point. */
  static final int TWIDDLE_BITS = 30;

  /** Rounds the upper half of a product; with {@link #TWIDDLE_BITS} that divides by 4, too. */
  private static final long HALF_OF_UPPER = 1L << 31;

  private static final long HALF_OF_TWIDDLE = 1L << (TWIDDLE_BITS - 1);

  private final int points;
  private final int[] quarter;

  /** Where each pair of samples goes: its number with the bits reversed, twice. */
  private final int[] order;

  /** Cosine and sine of one, two and three times the angle, as the stages take them. */
  private final int[] twiddles;

  /** Real and imaginary parts in turn. */
  private final int[] values;

  /**
   * A transform.
   *
   * @param points a power of two, 8 or more
   */
  public RealTransform(int points) {
    this.points = points;
    quarter = cosines(points);
    values = new int[points];
    int pairs = points / 2;
    order = new int[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      order[pair] = 2 * (Integer.reverse(pair) >>> (Integer.numberOfLeadingZeros(pairs) + 1));
    }
    twiddles = new int[2 * points];
    int next = 0;
    for (int length = firstLength(); length < pairs; length *= 4) {
      for (int j = 0; j < length; j++) {
        for (int times = 1; times <= 3; times++) {
          int angle = times * j * (points / (4 * length));
          twiddles[next++] = Cosine.at(quarter, angle);
          twiddles[next++] = Cosine.at(quarter, angle + 3 * points / 4);
        }
      }
    }
  }

  /** The table of cosines, a quarter of the circle. */
  public static int[] cosines(int points) {
    return Cosine.quarter(points, 1 << TWIDDLE_BITS);
  }

  /**
   * Transforms samples, for {@link #real} and {@link #imaginary} to read.
   *
   * @param samples as many as the transform has points
   */
  void forward(int[] samples) {
    for (int pair = 0; pair < order.length; pair++) {
      int to = order[pair];
      values[to] = samples[2 * pair];
      values[to + 1] = samples[2 * pair + 1];
    }
    if (firstLength() == 2) {
      pairs();
    }
    int twiddle = 0;
    for (int length = firstLength(); length < points / 2; length *= 4) {
      for (int j = 0; j < length; j++) {
        fours(2 * length, 2 * j, twiddle);
        twiddle += 6;
      }
    }
  }

  /** 2 where the number of complex points is twice a power of four, else 1. */
  private int firstLength() {
    return Integer.numberOfTrailingZeros(points / 2) % 2 == 0 ? 1 : 2;
  }

  /** The stage of radix 2, whose twiddle factors are one. */
  private void pairs() {
    for (int i = 0; i < values.length; i += 4) {
      int real = half(values[i + 2]);
      int imaginary = half(values[i + 3]);
      int ownReal = half(values[i]);
      int ownImaginary = half(values[i + 1]);
      values[i] = ownReal + real;
      values[i + 1] = ownImaginary + imaginary;
      values[i + 2] = ownReal - real;
      values[i + 3] = ownImaginary - imaginary;
    }
  }

  /** All butterflies of a stage of radix 4 that share their twiddle factors. */
  private void fours(int span, int first, int twiddle) {
    int[] values = this.values;
    long c1 = twiddles[twiddle];
    long s1 = twiddles[twiddle + 1];
    long c2 = twiddles[twiddle + 2];
    long s2 = twiddles[twiddle + 3];
    long c3 = twiddles[twiddle + 4];
    long s3 = twiddles[twiddle + 5];
    for (int a = first; a < values.length; a += 4 * span) {
      // With reversed bits, the quarter of the samples 2, 6, ... stands before that of 1, 5, ...
      int c = a + span;
      int b = c + span;
      int d = b + span;
      int aReal = quarter(values[a]);
      int aImaginary = quarter(values[a + 1]);
      int bReal = upper(values[b] * c1 + values[b + 1] * s1);
      int bImaginary = upper(values[b + 1] * c1 - values[b] * s1);
      int cReal = upper(values[c] * c2 + values[c + 1] * s2);
      int cImaginary = upper(values[c + 1] * c2 - values[c] * s2);
      int dReal = upper(values[d] * c3 + values[d + 1] * s3);
      int dImaginary = upper(values[d + 1] * c3 - values[d] * s3);
      int evenReal = aReal + cReal;
      int evenImaginary = aImaginary + cImaginary;
      int oddReal = bReal + dReal;
      int oddImaginary = bImaginary + dImaginary;
      values[a] = evenReal + oddReal;
      values[a + 1] = evenImaginary + oddImaginary;
      values[b] = evenReal - oddReal;
      values[b + 1] = evenImaginary - oddImaginary;
      evenReal = aReal - cReal;
      evenImaginary = aImaginary - cImaginary;
      oddReal = bReal - dReal;
      oddImaginary = bImaginary - dImaginary;
      values[c] = evenReal + oddImaginary;
      values[c + 1] = evenImaginary - oddReal;
      values[d] = evenReal - oddImaginary;
      values[d + 1] = evenImaginary + oddReal;
    }
  }

  /**
   * The squared modulus of a spectral line, at most {@code 2^60} for samples that a Hann window
   * weighs.
   *
   * @param line 1 to {@code points / 4 - 1}
   */
  long power(int line) {
    int one = 2 * line;
    int other = points - one;
    int oneReal = half(values[one]);
    int oneImaginary = half(values[one + 1]);
    int otherReal = half(values[other]);
    int otherImaginary = half(values[other + 1]);
    long oddReal = oneImaginary + otherImaginary;
    long oddImaginary = otherReal - oneReal;
    long cosine = quarter[line];
    long sine = quarter[points / 4 - line];
    long real = oneReal + otherReal + twiddled(oddReal * cosine + oddImaginary * sine);
    long imaginary =
        oneImaginary - otherImaginary + twiddled(oddImaginary * cosine - oddReal * sine);
    return real * real + imaginary * imaginary;
  }

  private static int half(int value) {
    return (value + 1) >> 1;
  }

  private static int quarter(int value) {
    return (value + 2) >> 2;
  }

  private static int upper(long product) {
    return (int) ((product + HALF_OF_UPPER) >> 32);
  }

  private static int twiddled(long product) {
    return (int) ((product + HALF_OF_TWIDDLE) >> TWIDDLE_BITS);
  }
}
