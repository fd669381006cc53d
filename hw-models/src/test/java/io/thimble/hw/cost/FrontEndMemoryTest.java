package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.frontend.FrontEnd.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Points of the transform and lengths of CMSIS-DSP's tables of bit reversal (arm_common_tables.h)
 * for windows of all sizes.
 */
class FrontEndMemoryTest {
  private static final int BANDS = 40;

  @ParameterizedTest(name = "{0} ms")
  @CsvSource({
    "10, 256, 208",
    "16, 256, 208",
    "17, 512, 440",
    "30, 512, 440",
    "40, 1024, 448",
    "64, 1024, 448",
    "65, 2048, 1800",
    "100, 2048, 1800"
  })
  void tablesAreThoseOfEveryPartOfTheFrontEnd(int windowMillis, int points, int bitReversals) {
    long window = 4L * 16 * windowMillis;
    long filters = 4L * nonZeroWeights(points) + 2 * 2 * BANDS;
    long fourier = 4L * 2 * points + 2L * bitReversals;
    long cosines = 4L * 13 * BANDS;
    assertThat(FrontEndMemory.tableBytes(new FrontEnd(Kind.LOG_MEL, 13, windowMillis, 20)))
        .isEqualTo(window + filters + fourier);
    assertThat(FrontEndMemory.tableBytes(new FrontEnd(Kind.MFCC, 13, windowMillis, 20)))
        .isEqualTo(window + filters + fourier + cosines);
  }

  @ParameterizedTest(name = "{0} ms every {1} ms")
  @CsvSource({"40, 20, 1024, 49", "30, 20, 512, 49", "100, 100, 2048, 10"})
  void buffersAreThoseOfEveryPartOfTheFrontEnd(
      int windowMillis, int strideMillis, int points, int frames) {
    assertThat(FrontEndMemory.bufferBytes(FrontEnd.mfcc(10, windowMillis, strideMillis)))
        .isEqualTo(2L * 4 * points + 2L * 16 * windowMillis + 4 * BANDS + 10L * frames);
  }

  /**
   * Lays the triangles out as mfcc.cpp of "Hello Edge" does, band by band, and counts the weights
   * that are not zero.
   */
  private static int nonZeroWeights(int points) {
    double lowest = mel(20);
    double spacing = (mel(4_000) - lowest) / (BANDS + 1);
    int nonZero = 0;
    for (int band = 0; band < BANDS; band++) {
      double left = lowest + band * spacing;
      double right = left + 2 * spacing;
      for (int bin = 0; bin < points / 2; bin++) {
        double here = mel(16_000.0 * bin / points);
        nonZero += here > left && here < right ? 1 : 0;
      }
    }
    return nonZero;
  }

  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }
}
