package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void barFillsFromTheLeft() {
    assertThat(ProgressBar.of(0, 4)).isEqualTo("[░░░░]");
    assertThat(ProgressBar.of(0.5, 4)).isEqualTo("[██░░]");
    assertThat(ProgressBar.of(1, 4)).isEqualTo("[████]");
  }

  @Test
  void barIsFullOnlyWhenAllIsDone() {
    assertThat(ProgressBar.of(0.999, 10)).isEqualTo("[█████████░]");
  }

  @Test
  void sharesBeyondAreTakenAsTheNearest() {
    assertThat(ProgressBar.of(-1, 3)).isEqualTo("[░░░]");
    assertThat(ProgressBar.of(7, 3)).isEqualTo("[███]");
    assertThat(ProgressBar.of(Double.NaN, 3)).isEqualTo("[░░░]");
  }
}
