package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * From mel energies to the features of one front end: the logarithm, then for MFCC the orthonormal
 * cosine transform (DCT-II). TensorFlow's mfcc operator does the same, but for a factor of the root
 * of two on the first coefficient, which any normalisation takes away.
 *
 * <p>An object has work space of its own: one for each thread.
 */
public final class Coefficients {
  /** Energies below this count as this (kFilterbankFloor of TensorFlow's mfcc operator). */
  static final double FLOOR = 1e-12;

  private static final int BANDS = FrontEnd.MEL_BANDS;

  private final FrontEnd frontEnd;
  private final double[] logs = new double[BANDS];

  /** Cosines of the transform, row after row; empty for log-mel features. */
  private final double[] cosines;

  public Coefficients(FrontEnd frontEnd) {
    this.frontEnd = frontEnd;
    this.cosines =
        switch (frontEnd.kind()) {
          case MFCC -> cosines(frontEnd.coefficients());
          case LOG_MEL -> new double[0];
        };
  }

  /**
   * Computes one clip.
   *
   * @param energies what {@link MelSpectrum} computed, from {@code energiesOffset} on
   * @param into receives frames x coefficients values from {@code offset} on
   */
  public void compute(float[] energies, int energiesOffset, float[] into, int offset) {
    for (int frame = 0; frame < frontEnd.frames(); frame++) {
      int from = energiesOffset + frame * BANDS;
      int to = offset + frame * frontEnd.coefficients();
      switch (frontEnd.kind()) {
        case MFCC -> cepstrum(energies, from, into, to);
        case LOG_MEL -> joined(energies, from, into, to);
      }
    }
  }

  private void cepstrum(float[] energies, int from, float[] into, int to) {
    for (int band = 0; band < BANDS; band++) {
      logs[band] = StrictMath.log(Math.max(energies[from + band], FLOOR));
    }
    for (int i = 0; i < frontEnd.coefficients(); i++) {
      double sum = 0;
      for (int band = 0; band < BANDS; band++) {
        sum += cosines[i * BANDS + band] * logs[band];
      }
      into[to + i] = (float) sum;
    }
  }

  /** Band {@code b} of 40 goes into coefficient {@code b * coefficients / 40}, rounded down. */
  private void joined(float[] energies, int from, float[] into, int to) {
    int band = 0;
    for (int i = 0; i < frontEnd.coefficients(); i++) {
      double sum = 0;
      for (; band < BANDS && band * frontEnd.coefficients() / BANDS == i; band++) {
        sum += energies[from + band];
      }
      into[to + i] = (float) StrictMath.log(Math.max(sum, FLOOR));
    }
  }

  private static double[] cosines(int rows) {
    var cosines = new double[rows * BANDS];
    for (int i = 0; i < rows; i++) {
      double scale = StrictMath.sqrt((i == 0 ? 1.0 : 2.0) / BANDS);
      for (int band = 0; band < BANDS; band++) {
        cosines[i * BANDS + band] =
            scale * StrictMath.cos(StrictMath.PI * i * (band + 0.5) / BANDS);
      }
    }
    return cosines;
  }
}
