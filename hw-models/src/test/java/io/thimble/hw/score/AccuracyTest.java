package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
  /**
   * R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven
   * methods", Statistics in Medicine 17, 1998, table I, method 3.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void intervalIsThePublishedOne(int correct, int clips, double low, double high) {
    var accuracy = new Accuracy(correct, clips);
    assertThat(accuracy.accuracy()).isEqualTo((double) correct / clips);
    assertThat(accuracy.low()).isCloseTo(low, within(5e-5));
    assertThat(accuracy.high()).isCloseTo(high, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "0, 7", "7, 7", "3, 7", "1000000000, 2000000000"})
  void intervalHoldsTheShareAndLiesBetweenNoneAndAll(int correct, int clips) {
    var accuracy = new Accuracy(correct, clips);
    assertThat(accuracy.low()).isBetween(0.0, accuracy.accuracy());
    assertThat(accuracy.high()).isBetween(accuracy.accuracy(), 1.0);
    // Right and wrong are the same question asked the other way round.
    assertThat(new Accuracy(clips - correct, clips).low())
        .isCloseTo(1 - accuracy.high(), within(1e-12));
  }

  @Test
  void moreClipsNarrowTheIntervalByTheirRoot() {
    var few = new Accuracy(8_000, 10_000);
    var many = new Accuracy(800_000_000, 1_000_000_000);
    assertThat((few.high() - few.low()) / (many.high() - many.low()))
        .isCloseTo(Math.sqrt(100_000), within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 5", "6, 5", "0, -1"})
  void whatIsNoAccuracyIsRefused(int correct, int clips) {
    assertThatThrownBy(() -> new Accuracy(correct, clips))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%d correct of %d", correct, clips)
        .hasMessageContaining("Maybe");
  }
}
