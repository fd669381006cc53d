package io.thimble.hw.cost;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.ElementType;
import java.util.stream.IntStream;

/**
 * What the front end takes on the chip, when it computes in float32 with CMSIS-DSP's {@code
 * arm_rfft_fast_f32}, as "Hello Edge"'s code does (ARM-software/ML-KWS-for-MCU, mfcc.cpp), with its
 * tables in flash.
 */
public final class FrontEndMemory {
  /** The mel scale of "Hello Edge"'s code: {@code mel = 1127 ln(1 + f / 700)}. */
  private static final double MEL_FACTOR = 1127;

  private static final double MEL_CORNER_HZ = 700;

  /** By the logarithm of the transform's points, of which there are at most 2048. */
  private static final int[] FILTER_WEIGHTS =
      IntStream.range(0, 12).map(log -> countFilterWeights(1 << log)).toArray();

  private FrontEndMemory() {}

  /**
   * Tables in flash, in bytes: the window (a float for each sample), the filters' weights (a float
   * for each bin above zero, and first bin and length of each band as int16), the cosine transform
   * (coefficients x bands floats, MFCC only), and the Fourier transform's (2 x points floats of
   * twiddle factors, and the bit reversal as int16).
   */
  public static long tableBytes(FrontEnd frontEnd) {
    long window = (long) Float.BYTES * frontEnd.windowSamples();
    long filters =
        (long) Float.BYTES * filterWeights(frontEnd.fftPoints())
            + 2L * Short.BYTES * FrontEnd.MEL_BANDS;
    long cosines =
        switch (frontEnd.kind()) {
          case MFCC -> (long) Float.BYTES * frontEnd.coefficients() * FrontEnd.MEL_BANDS;
          case LOG_MEL -> 0;
        };
    long fourier =
        2L * Float.BYTES * frontEnd.fftPoints()
            + (long) Short.BYTES * bitReversals(frontEnd.fftPoints() / 2);
    return window + filters + cosines + fourier;
  }

  /**
   * Buffers in SRAM, in bytes: input and output of the Fourier transform (2 x points floats), the
   * window of audio (int16), the bands' energies (floats) and the map of features (int8).
   */
  public static long bufferBytes(FrontEnd frontEnd) {
    return 2L * Float.BYTES * frontEnd.fftPoints()
        + (long) Short.BYTES * frontEnd.windowSamples()
        + (long) Float.BYTES * FrontEnd.MEL_BANDS
        + frontEnd.values();
  }

  /** As {@link #bufferBytes(FrontEnd)}, with features of this type. */
  public static long bufferBytes(FrontEnd frontEnd, ElementType features) {
    return bufferBytes(frontEnd) + (features.bytes() - 1L) * frontEnd.values();
  }

  /** Bins that lie inside of a triangular band, added up over the bands. */
  private static int filterWeights(int fftPoints) {
    return FILTER_WEIGHTS[Integer.numberOfTrailingZeros(fftPoints)];
  }

  private static int countFilterWeights(int fftPoints) {
    double lowest = mel(FrontEnd.LOWEST_HZ);
    double step = (mel(FrontEnd.HIGHEST_HZ) - lowest) / (FrontEnd.MEL_BANDS + 1);
    int weights = 0;
    for (int bin = 0; bin <= fftPoints / 2; bin++) {
      double position = (mel((double) bin * FrontEnd.SAMPLE_RATE_HZ / fftPoints) - lowest) / step;
      weights += bandsAround(position);
    }
    return weights;
  }

  /** The bands, of those that reach from i to i + 2, that this position lies inside of. */
  private static int bandsAround(double position) {
    int first = Math.max((int) Math.floor(position - 2) + 1, 0);
    int last = Math.min((int) Math.ceil(position) - 1, FrontEnd.MEL_BANDS - 1);
    return Math.max(last - first + 1, 0);
  }

  private static double mel(double hertz) {
    return MEL_FACTOR * Math.log1p(hertz / MEL_CORNER_HZ);
  }

  /** {@code ARMBITREVINDEXTABLE_..._TABLE_LENGTH} (CMSIS-DSP, arm_common_tables.h). */
  private static int bitReversals(int complexPoints) {
    return switch (complexPoints) {
      case 128 -> 208;
      case 256 -> 440;
      case 512 -> 448;
      case 1024 -> 1800;
      default ->
          throw new IllegalArgumentException(
              "A transform of %d complex points has no table. Maybe the window is shorter than 10 ms or longer than 100 ms."
                  .formatted(complexPoints));
    };
  }
}
