package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.frontend.FrontEnd.Kind;
import io.thimble.hw.tflite.ElementType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a count of the spectral lines, band by band, for windows of all sizes. */
class FrontEndMemoryTest {
  private static final int BANDS = 40;

  @ParameterizedTest(name = "{0} ms")
  @CsvSource({
    "10, 256",
    "16, 256",
    "17, 512",
    "30, 512",
    "40, 1024",
    "64, 1024",
    "65, 2048",
    "100, 2048"
  })
  void tablesAreThoseOfEveryPartOfTheFrontEnd(int windowMillis, int points) {
    long window = 16L * windowMillis;
    long fourier = points + 4L;
    long bands = 2L * linesWithinBands(points) + BANDS + 1;
    long logarithm = 256;
    long quantization = 9L * 13;
    long logMel = window + fourier + bands + logarithm + quantization;
    assertThat(FrontEndMemory.tableBytes(new FrontEnd(Kind.LOG_MEL, 13, windowMillis, 20)))
        .isEqualTo(logMel);
    assertThat(FrontEndMemory.tableBytes(new FrontEnd(Kind.MFCC, 13, windowMillis, 20)))
        .isEqualTo(logMel + 4 * 41);
  }

  @ParameterizedTest(name = "{0} ms every {1} ms")
  @CsvSource({"40, 20, 1024, 49", "30, 20, 512, 49", "100, 100, 2048, 10"})
  void buffersAreThoseOfEveryPartOfTheFrontEnd(
      int windowMillis, int strideMillis, int points, int frames) {
    var frontEnd = FrontEnd.mfcc(10, windowMillis, strideMillis);
    long work = 4L * points + 4 * BANDS;
    assertThat(FrontEndMemory.workBytes(frontEnd)).isEqualTo(work);
    assertThat(FrontEndMemory.bufferBytes(frontEnd))
        .isEqualTo(work + 2L * 16 * windowMillis + 10L * frames);
    assertThat(FrontEndMemory.bufferBytes(frontEnd, ElementType.INT16))
        .isEqualTo(work + 2L * 16 * windowMillis + 20L * frames);
  }

  /**
   * TensorFlow begins behind the line next to 20 Hz (mfcc_mel_filterbank.cc, {@code start_index}).
   */
  private static int linesWithinBands(int points) {
    int lines = 0;
    for (int line = (int) Math.round(20.0 * points / 16_000) + 1; line < points / 2; line++) {
      lines += 16_000.0 * line / points < 4_000 ? 1 : 0;
    }
    return lines;
  }
}
