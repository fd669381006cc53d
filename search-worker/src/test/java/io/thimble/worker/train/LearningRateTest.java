package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.training.LearningRateDecay;
import io.thimble.hw.training.Recipe;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void theCosineRisesToItsHighestAndFallsToAlmostNothing() {
    var rate = new LearningRate(0.01, LearningRateDecay.COSINE, 50, 1000);

    assertThat(rate.at(0)).isBetween(0.0, 0.001);
    assertThat(rate.at(50)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(525)).isCloseTo(0.005, within(1e-12));
    assertThat(rate.at(999)).isBetween(0.0, 1e-6);
  }

  @Test
  void theStepsFallToATenthAndAHundredth() {
    var rate = new LearningRate(0.01, LearningRateDecay.STEP, 100, 1000);

    assertThat(rate.at(49)).isCloseTo(0.01 * 50 / 101, within(1e-12));
    assertThat(rate.at(100)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(499)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(500)).isCloseTo(0.001, within(1e-12));
    assertThat(rate.at(999)).isCloseTo(0.0001, within(1e-12));
  }

  @Test
  void theWarmUpIsAShareOfAllSteps() {
    assertThat(LearningRate.of(Recipe.DEFAULT, 1000).warmUp()).isEqualTo(50);
  }

  @Test
  void aTrainingOfOneStepTakesIt() {
    assertThat(LearningRate.of(Recipe.DEFAULT, 1).at(0)).isCloseTo(0.01, within(1e-12));
  }
}
