package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({"0,0:00", "65,1:05", "3599,59:59", "3600,1:00:00", "7384,2:03:04"})
  void timeIsToldAsAClockTellsIt(long seconds, String told) {
    assertThat(Words.time(seconds)).isEqualTo(told);
  }

  @Test
  void accuracyIsToldWithItsInterval() {
    assertThat(Words.percent(new Answers.Accuracy(0.912, 0.899, 0.9244)))
        .isEqualTo("91.2 (89.9–92.4)");
  }

  @Test
  void whatIsNotKnownIsADash() {
    assertThat(Words.percent((Double) null)).isEqualTo("–");
    assertThat(Words.percent((Answers.Accuracy) null)).isEqualTo("–");
  }

  @Test
  void thousandsAreParted() {
    assertThat(Words.count(1_234_567)).isEqualTo("1,234,567");
  }
}
