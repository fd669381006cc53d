package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void theRateRisesToItsHighestAndFallsToAlmostNothing() {
    var rate = new LearningRate(0.01, 1000);

    assertThat(rate.at(0)).isBetween(0.0, 0.001);
    assertThat(rate.at(50)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(525)).isCloseTo(0.005, within(1e-12));
    assertThat(rate.at(999)).isBetween(0.0, 1e-6);
  }

  @Test
  void aTrainingOfOneStepTakesIt() {
    assertThat(new LearningRate(0.01, 1).at(0)).isCloseTo(0.01, within(1e-12));
  }
}
