package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * Triangular bands, evenly spaced on the mel scale, as TensorFlow's mfcc operator lays them
 * (tensorflow/core/kernels/mfcc_mel_filterbank.cc): a spectral line between two centres gives its
 * magnitude to both, in shares that add up to one.
 */
public final class MelBands {
  /** Bits behind the point of a share. */
  static final int SHARE_BITS = 15;

  private static final int BANDS = FrontEnd.MEL_BANDS;
  private static final long HALF = 1L << (SHARE_BITS - 1);

  private final int firstLine;
  private final int[] linesBelow = new int[BANDS + 1];
  private final int[] lowerShares;

  /** The bands for a transform of this many points. */
  public MelBands(int fftPoints) {
    double hzPerLine = (double) FrontEnd.SAMPLE_RATE_HZ / fftPoints;
    double lowest = mel(FrontEnd.LOWEST_HZ);
    double spacing = (mel(FrontEnd.HIGHEST_HZ) - lowest) / (BANDS + 1);
    firstLine = (int) (1.5 + FrontEnd.LOWEST_HZ / hzPerLine);
    // The line at the upper edge itself has a share of zero.
    lowerShares = new int[(int) (FrontEnd.HIGHEST_HZ / hzPerLine) - firstLine];
    int band = 0;
    for (int i = 0; i < lowerShares.length; i++) {
      double mel = mel((firstLine + i) * hzPerLine);
      while (band < BANDS && lowest + spacing * (band + 1) < mel) {
        band++;
      }
      linesBelow[band]++;
      double lowerShare = (lowest + spacing * (band + 1) - mel) / spacing;
      lowerShares[i] = (int) StrictMath.rint(lowerShare * (1 << SHARE_BITS));
    }
  }

  /** The first spectral line of any band. */
  public int firstLine() {
    return firstLine;
  }

  /**
   * How many lines lie between the centre of the band before and that of each band, in order; the
   * last number is that of lines above all centres.
   */
  public int[] linesBelow() {
    return linesBelow.clone();
  }

  /**
   * The share, in units of {@code 2^-15}, of each line from the first that goes to the band whose
   * centre is below it; the rest goes to the band above.
   */
  public int[] lowerShares() {
    return lowerShares.clone();
  }

  /** O'Shaughnessy's mel scale, with the natural logarithm as TensorFlow has it. */
  private static double mel(double hz) {
    return 1127.0 * StrictMath.log1p(hz / 700.0);
  }

  /**
   * Sums magnitudes into bands. A band fits 32 bits without a sign: with the power that a Hann
   * window leaves, {@code sum(magnitude^2) <= 3/4 2^60} (Parseval), and by Cauchy and Schwarz no
   * band exceeds {@code sqrt(3/4 sum(share^2)) 2^30}, which is below {@code 2^32} as long as a band
   * has less than 64 lines.
   *
   * @param into receives {@link FrontEnd#MEL_BANDS} sums from {@code offset} on
   */
  void sum(RealTransform spectrum, int[] into, int offset) {
    int line = 0;
    long rising = 0;
    for (int band = 0; band <= BANDS; band++) {
      long total = 0;
      long falling = 0;
      for (int end = line + linesBelow[band]; line < end; line++) {
        long magnitude = magnitude(spectrum.power(firstLine + line));
        total += magnitude;
        falling += magnitude * lowerShares[line];
      }
      if (band > 0) {
        into[offset + band - 1] = (int) ((rising + falling + HALF) >>> SHARE_BITS);
      }
      rising = (total << SHARE_BITS) - falling;
    }
  }

  /**
   * The square root of the upper 32 bits at the most, rounded down. The root of so short a number
   * is exact in double precision, and no other one rounds up to a whole number.
   */
  static long magnitude(long power) {
    int shift = Math.max(0, 33 - Long.numberOfLeadingZeros(power)) & ~1;
    return (long) Math.sqrt((double) (power >>> shift)) << (shift / 2);
  }
}
