package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossWatchTest {
  private static final TrainingSettings SETTINGS = TrainingSettings.of(10, 1);
  private static final double GUESSING = LossWatch.guessing(12, List.of());

  @Test
  void guessingCostsTheLogarithmOfTheClasses() {
    assertThat(GUESSING).isCloseTo(Math.log(12), within(1e-12));
    assertThat(LossWatch.guessing(12, List.of(1.0, 3.0)))
        .isCloseTo(3 * Math.log(12), within(1e-12));
  }

  @Test
  void aLossThatRisesAboveGuessingFailsInTheSecondEpoch() {
    assertThatThrownBy(() -> after(2.4, 1.5, 2.9, 4.0))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("The loss rises: 4.000 in epoch 4 after 1.500 before. Maybe lower");
  }

  @Test
  void oneBadEpochIsForgiven() {
    assertThat(after(2.4, 1.5, 2.9, 1.4, 3.0, 1.2).risen()).isZero();
  }

  @Test
  void aLossBelowGuessingMayRise() {
    assertThat(after(1, 0.2, 0.4, 0.5, 0.6, 0.7).lowest()).isEqualTo(0.2);
  }

  @Test
  void aFirstEpochMayBeWorseThanGuessing() {
    assertThat(after(9, 8, 7, 6).risen()).isZero();
  }

  private static LossWatch after(double... losses) {
    var watch = LossWatch.START;
    for (int i = 0; i < losses.length; i++) {
      watch = watch.after(i + 1, losses[i], GUESSING, SETTINGS);
    }
    return watch;
  }
}
