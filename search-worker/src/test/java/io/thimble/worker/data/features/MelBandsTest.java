package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelBandsTest {
  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024, 2048})
  void everyLineBelow4000HzIsBetweenTwoCentres(int points) {
    var bands = new MelBands(points);

    assertThat(Arrays.stream(bands.linesBelow()).sum()).isEqualTo(bands.lowerShares().length);
    assertThat(bands.firstLine() + bands.lowerShares().length).isEqualTo(points / 4);
    for (int share : bands.lowerShares()) {
      assertThat(share).isBetween(0, 1 << 15);
    }
  }

  /** What the javadoc of {@link MelBands#sum} claims of 32 bits. */
  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024, 2048})
  void noBandCanExceed32BitsByTheInequalityOfCauchyAndSchwarz(int points) {
    var bands = new MelBands(points);
    int line = 0;
    double rising = 0;
    for (int lines : bands.linesBelow()) {
      double falling = 0;
      double next = 0;
      for (int end = line + lines; line < end; line++) {
        double share = bands.lowerShares()[line] / 32_768.0;
        falling += share * share;
        next += (1 - share) * (1 - share);
      }
      assertThat(Math.sqrt(0.75 * (rising + falling))).isLessThan(4);
      rising = next;
    }
  }

  @Test
  void magnitudeIsTheRootOf32LeadingBitsRoundedDown() {
    for (long seed = 0; seed < 20_000; seed++) {
      assertRoot(new SplittableRandom(seed).nextLong() >>> (2 + seed % 62));
    }
    for (long root = 0; root < 1 << 16; root++) {
      assertRoot(root * root);
      assertRoot(Math.max(0, root * root - 1));
      assertRoot(root * root + 1);
    }
  }

  private static void assertRoot(long power) {
    int shift = 0;
    while (power >> shift >= 1L << 32) {
      shift += 2;
    }
    var root = BigInteger.valueOf(power >> shift).sqrt().shiftLeft(shift / 2);
    assertThat(MelBands.magnitude(power)).as("of %d", power).isEqualTo(root.longValueExact());
  }
}
