package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * From mel energies to the features of one front end: the logarithm to base two, then for MFCC the
 * orthonormal cosine transform (DCT-II). TensorFlow's mfcc operator does the same, but for the base
 * of the logarithm and a factor of the root of two on the first coefficient, which standardisation
 * takes away.
 *
 * <p>Features are integers in units of {@code 2^-16} below {@code 2^24}, to either side: energies
 * are below {@code 2^32}, their logarithms at most {@code 32}, and an orthonormal transform of 40
 * of them is at most {@code 32 sqrt(40) < 2^8}. So a float32 holds each exactly.
 *
 * <p>An object has work space of its own: one for each thread.
 */
public final class Coefficients {
  /** The value of a feature's last bit. */
  public static final float UNIT = 1f / (1 << Logarithm.FRACTION_BITS);

  /** Bits behind the point of a cosine of the transform. */
  private static final int COSINE_BITS = 30;

  private static final long HALF = 1L << (COSINE_BITS - 1);
  private static final int BANDS = FrontEnd.MEL_BANDS;

  /** The angle of {@code cos(pi i (band + 1/2) / 40)} in steps is {@code i (2 band + 1)}. */
  private static final int CIRCLE = 4 * BANDS;

  private final FrontEnd frontEnd;
  private final int[] logarithms = new int[BANDS];

  /** Cosines of the transform, row after row; empty for log-mel features. */
  private final int[] rows;

  public Coefficients(FrontEnd frontEnd) {
    this.frontEnd = frontEnd;
    this.rows =
        switch (frontEnd.kind()) {
          case MFCC -> rows(frontEnd.coefficients());
          case LOG_MEL -> new int[0];
        };
  }

  /** A quarter of the circle of cosines that the transform takes: {@code sqrt(2 / 40) cos}. */
  public static int[] cosines() {
    return Cosine.quarter(CIRCLE, StrictMath.sqrt(2.0 / BANDS) * (1 << COSINE_BITS));
  }

  /**
   * Computes one clip.
   *
   * @param energies what {@link MelSpectrum} computed, from {@code energiesOffset} on
   * @param into receives frames x coefficients values from {@code offset} on, each a multiple of
   *     {@link #UNIT}
   */
  public void compute(int[] energies, int energiesOffset, float[] into, int offset) {
    for (int frame = 0; frame < frontEnd.frames(); frame++) {
      int from = energiesOffset + frame * MelSpectrum.FRAME_VALUES;
      int to = offset + frame * frontEnd.coefficients();
      switch (frontEnd.kind()) {
        case MFCC -> cepstrum(energies, from, into, to);
        case LOG_MEL -> joined(energies, from, into, to);
      }
    }
  }

  private void cepstrum(int[] energies, int from, float[] into, int to) {
    for (int band = 0; band < BANDS; band++) {
      logarithms[band] = logarithm(energy(energies, from, band), energies[from]);
    }
    for (int i = 0; i < frontEnd.coefficients(); i++) {
      long sum = HALF;
      for (int band = 0; band < BANDS; band++) {
        sum += (long) rows[i * BANDS + band] * logarithms[band];
      }
      into[to + i] = (sum >> COSINE_BITS) * UNIT;
    }
  }

  /** Band {@code b} of 40 goes into coefficient {@code b * coefficients / 40}, rounded down. */
  private void joined(int[] energies, int from, float[] into, int to) {
    int band = 0;
    for (int i = 0; i < frontEnd.coefficients(); i++) {
      long sum = 0;
      for (; band < BANDS && band * frontEnd.coefficients() / BANDS == i; band++) {
        sum += energy(energies, from, band);
      }
      into[to + i] = logarithm(sum, energies[from]) * UNIT;
    }
  }

  private static long energy(int[] energies, int from, int band) {
    return Integer.toUnsignedLong(energies[from + 1 + band]);
  }

  /**
   * The logarithm of an energy that so many doublings are taken from; 0 where less than 1 is left.
   */
  private static int logarithm(long energy, int doublings) {
    return Math.max(0, Logarithm.of(energy) - (doublings << Logarithm.FRACTION_BITS));
  }

  private static int[] rows(int count) {
    int[] cosines = cosines();
    var rows = new int[count * BANDS];
    for (int i = 0; i < count; i++) {
      for (int band = 0; band < BANDS; band++) {
        // The first row's factor, the root of 1 / 40, is that of the others at an eighth of a turn.
        rows[i * BANDS + band] =
            Cosine.at(cosines, i == 0 ? CIRCLE / 8 : i * (2 * band + 1) % CIRCLE);
      }
    }
    return rows;
  }
}
