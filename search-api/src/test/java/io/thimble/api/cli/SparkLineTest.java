package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparkLineTest {
  @Test
  void largerValuesStandHigher() {
    assertThat(SparkLine.of(List.of(0.0, 3.5, 7.0), 10, true)).isEqualTo("▁▅█");
    assertThat(SparkLine.of(List.of(7.0, 0.0), 10, false)).isEqualTo("#_");
  }

  @Test
  void moreValuesThanCellsAreAveraged() {
    assertThat(SparkLine.of(List.of(0.0, 0.0, 6.0, 8.0, 20.0, 8.0), 3, true)).isEqualTo("▁▅█");
  }

  @Test
  void valuesThatNeverChangeAreDrawnAtTheFoot() {
    assertThat(SparkLine.of(List.of(3.0, 3.0), 5, true)).isEqualTo("▁▁");
    assertThat(SparkLine.of(List.of(), 5, true)).isEmpty();
  }
}
