package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;
import java.util.Arrays;

/**
 * Triangular bands, evenly spaced on the mel scale, as TensorFlow's mfcc operator lays them
 * (tensorflow/core/kernels/mfcc_mel_filterbank.cc): a spectral line between two centres gives its
 * magnitude to both, in shares that add up to one.
 */
final class MelBands {
  private static final int BANDS = FrontEnd.MEL_BANDS;

  private final int firstLine;
  private final int lastLine;

  /** The band whose centre lies at or below a line, or -1 below the first centre. */
  private final int[] lowerBand;

  /** Share of a line that its lower band gets; the rest goes to the band above. */
  private final double[] lowerShare;

  MelBands(int fftPoints) {
    double hzPerLine = (double) FrontEnd.SAMPLE_RATE_HZ / fftPoints;
    firstLine = (int) (1.5 + FrontEnd.LOWEST_HZ / hzPerLine);
    lastLine = (int) (FrontEnd.HIGHEST_HZ / hzPerLine);
    lowerBand = new int[lastLine + 1];
    lowerShare = new double[lastLine + 1];
    double lowest = mel(FrontEnd.LOWEST_HZ);
    double spacing = (mel(FrontEnd.HIGHEST_HZ) - lowest) / (BANDS + 1);
    int band = -1;
    for (int line = firstLine; line <= lastLine; line++) {
      double mel = mel(line * hzPerLine);
      while (band + 1 < BANDS + 1 && lowest + spacing * (band + 2) < mel) {
        band++;
      }
      lowerBand[line] = Math.min(band, BANDS - 1);
      lowerShare[line] = (lowest + spacing * (lowerBand[line] + 2) - mel) / spacing;
    }
  }

  /** O'Shaughnessy's mel scale, with the natural logarithm as TensorFlow has it. */
  private static double mel(double hz) {
    return 1127.0 * StrictMath.log1p(hz / 700.0);
  }

  /**
   * Sums magnitudes into bands.
   *
   * @param spectrum real and imaginary parts in turn, line {@code k} at {@code 2k}
   * @param into receives {@link FrontEnd#MEL_BANDS} energies from {@code offset} on
   * @param sums room for as many sums
   */
  void sum(double[] spectrum, float[] into, int offset, double[] sums) {
    Arrays.fill(sums, 0);
    for (int line = firstLine; line <= lastLine; line++) {
      double real = spectrum[2 * line];
      double imaginary = spectrum[2 * line + 1];
      double magnitude = Math.sqrt(real * real + imaginary * imaginary);
      int band = lowerBand[line];
      double lower = magnitude * lowerShare[line];
      if (band >= 0) {
        sums[band] += lower;
      }
      if (band + 1 < BANDS) {
        sums[band + 1] += magnitude - lower;
      }
    }
    for (int band = 0; band < BANDS; band++) {
      into[offset + band] = (float) sums[band];
    }
  }
}
