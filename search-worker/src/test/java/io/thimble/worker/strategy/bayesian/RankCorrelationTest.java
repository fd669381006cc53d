package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  @Test
  void onlyTheOrderCounts() {
    assertThat(RankCorrelation.of(new double[] {1, 5, 3}, new double[] {0, 1_000, 0.1})).isOne();
    assertThat(RankCorrelation.of(new double[] {1, 5, 3}, new double[] {3, 1, 2})).isEqualTo(-1);
  }

  /** Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / sqrt(4.5 * 5). */
  @Test
  void equalValuesShareTheirRank() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 2, 9}, new double[] {1, 2, 3, 4}))
        .isCloseTo(4.5 / Math.sqrt(22.5), within(1e-12));
  }

  @Test
  void constantsHaveNone() {
    assertThat(RankCorrelation.of(new double[] {2, 2}, new double[] {1, 3})).isNaN();
  }
}
