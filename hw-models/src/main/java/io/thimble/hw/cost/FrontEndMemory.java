package io.thimble.hw.cost;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.ElementType;

/**
 * What the front end takes on the chip: the integers of {@code frontend.c} and {@code
 * frontend_tables.h}, which every bundle carries. A test compiles them and finds these very sizes.
 */
public final class FrontEndMemory {
  /**
   * Code of {@code frontend.c} in flash, in bytes: the largest {@code .text} that GNU Arm's gcc
   * 12.2 made of it for the front ends of a search ({@code -mcpu=cortex-m4 -mthumb -Os}).
   */
  public static final int CODE_BYTES = 1580;

  /** {@code log2(1 + i / 128)}, 16 bits each. */
  private static final int LOGARITHMS = 128;

  /** The lines below each band's centre, and those above the last one, are counted in a byte. */
  private static final int LINE_COUNTS = FrontEnd.MEL_BANDS + 1;

  /** A quarter of 160 steps of a circle, with both ends (MFCC only). */
  private static final int COSINES = FrontEnd.MEL_BANDS + 1;

  private FrontEndMemory() {}

  /** Code and tables in flash, in bytes. */
  public static long flashBytes(FrontEnd frontEnd) {
    return CODE_BYTES + tableBytes(frontEnd);
  }

  /**
   * Tables in flash, in bytes: half of the window (int16), a quarter of a circle of cosines for the
   * Fourier transform (int32), for each spectral line its share of the band below (int16), counts
   * of lines, the logarithm, cosines for MFCC (int32), and for each coefficient what standardises
   * and quantizes it (two int32 and a byte).
   */
  public static long tableBytes(FrontEnd frontEnd) {
    long window = (long) Short.BYTES * (frontEnd.windowSamples() / 2);
    long fourier = (long) Integer.BYTES * (frontEnd.fftPoints() / 4 + 1);
    long bands = (long) Short.BYTES * lines(frontEnd.fftPoints()) + LINE_COUNTS;
    long logarithm = (long) Short.BYTES * LOGARITHMS;
    long cosines =
        switch (frontEnd.kind()) {
          case MFCC -> (long) Integer.BYTES * COSINES;
          case LOG_MEL -> 0;
        };
    long quantization = (2L * Integer.BYTES + Byte.BYTES) * frontEnd.coefficients();
    return window + fourier + bands + logarithm + cosines + quantization;
  }

  /**
   * Work space of {@code frontend.c} in SRAM, in bytes: the Fourier transform, in place, and the
   * bands' energies, both int32.
   */
  public static long workBytes(FrontEnd frontEnd) {
    return (long) Integer.BYTES * (frontEnd.fftPoints() + FrontEnd.MEL_BANDS);
  }

  /**
   * Everything in SRAM, in bytes: the work space, and what {@code main.cc} keeps for the front end,
   * the window of audio (int16) and the map of features (int8).
   */
  public static long bufferBytes(FrontEnd frontEnd) {
    return workBytes(frontEnd) + (long) Short.BYTES * frontEnd.windowSamples() + frontEnd.values();
  }

  /** As {@link #bufferBytes(FrontEnd)}, with features of this type. */
  public static long bufferBytes(FrontEnd frontEnd, ElementType features) {
    return bufferBytes(frontEnd) + (features.bytes() - 1L) * frontEnd.values();
  }

  /**
   * Spectral lines that give to a band: TensorFlow's first one (mfcc_mel_filterbank.cc) to the last
   * one below the upper edge.
   */
  private static int lines(int fftPoints) {
    double hzPerLine = (double) FrontEnd.SAMPLE_RATE_HZ / fftPoints;
    int first = (int) (1.5 + FrontEnd.LOWEST_HZ / hzPerLine);
    return (int) (FrontEnd.HIGHEST_HZ / hzPerLine) - first;
  }
}
