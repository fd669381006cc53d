package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  @Test
  void neverIsOffByMoreThanStated() {
    for (long value = 1; value < 1 << 16; value++) {
      assertLogarithm(value);
    }
    for (long seed = 0; seed < 50_000; seed++) {
      assertLogarithm(1 + (new SplittableRandom(seed).nextLong() >>> (2 + seed % 60)));
    }
    assertLogarithm(1L << 62);
  }

  @Test
  void powersOfTwoAreExact() {
    for (int bits = 0; bits <= 62; bits++) {
      assertThat(Logarithm.of(1L << bits)).isEqualTo(bits << 16);
    }
  }

  @Test
  void neverFallsWhereValuesRise() {
    for (int from : new int[] {1, 1 << 20, (1 << 24) - 5_000, (1 << 30) - 5_000}) {
      for (int value = from; value < from + 10_000; value++) {
        assertThat(Logarithm.of(value + 1L)).isGreaterThanOrEqualTo(Logarithm.of(value));
      }
    }
  }

  @Test
  void nothingCountsAsOne() {
    assertThat(Logarithm.of(0)).isZero();
  }

  private static void assertLogarithm(long value) {
    assertThat(Logarithm.of(value) / 65_536.0)
        .as("of %d", value)
        .isCloseTo(Math.log(value) / Math.log(2), within(3e-5));
  }
}
