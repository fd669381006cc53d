package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
  /** Abramowitz and Stegun, tables 26.1 and 26.2. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.841344746068543",
    "-1, 0.158655253931457",
    "2.4, 0.991802464075404",
    "-2.6, 0.004661188023719",
    "-5, 2.866515719e-7",
    "-10, 7.61985302416e-24"
  })
  void sharesAreThoseOfTheTables(double z, double share) {
    assertThat(Normal.below(z)).isCloseTo(share, Percentage.withPercentage(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.01, 0.3, 0.5, 0.9, 0.9999})
  void quantileIsWhereTheShareLies(double share) {
    assertThat(Normal.below(Normal.quantile(share))).isCloseTo(share, within(1e-10));
  }

  @Test
  void seriesAndFractionMeet() {
    assertThat(Normal.below(-2.5 - 1e-12)).isCloseTo(Normal.below(-2.5 + 1e-12), within(1e-12));
  }
}
