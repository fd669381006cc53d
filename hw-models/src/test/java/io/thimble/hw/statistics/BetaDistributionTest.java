package io.thimble.hw.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaDistributionTest {
  /** Quantiles as SciPy's {@code scipy.stats.beta.ppf} gives them. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0.001541333, 0.146446609, 0.5, 0.998458667",
    "0.5, 200.5, 0.000002452, 0.000253478, 0.001135275, 0.012465661",
    "46.5, 454.5, 0.069014321, 0.083798213, 0.092272620, 0.119690425",
    "3.5, 1.5, 0.283751680, 0.576094396, 0.728193257, 0.971529105"
  })
  void quantilesAreThoseOfTheTables(
      double alpha, double beta, double first, double quarter, double median, double last) {
    double[] quantiles = new BetaDistribution(alpha, beta).quantiles(40);
    assertThat(quantiles[1]).isCloseTo(first, within(2e-6));
    assertThat(quantiles[10]).isCloseTo(quarter, within(2e-6));
    assertThat(quantiles[20]).isCloseTo(median, within(2e-6));
    assertThat(quantiles[39]).isCloseTo(last, within(2e-6));
  }

  @Test
  void quantilesOfAPowerFollowItsClosedForm() {
    double[] quantiles = new BetaDistribution(1, 7).quantiles(100);
    for (int i = 0; i <= 99; i++) {
      assertThat(quantiles[i]).isCloseTo(1 - Math.pow(1 - i / 100.0, 1 / 7.0), within(1e-6));
    }
  }

  @Test
  void quantilesRiseAndHaveTheDistributionsMeanAndVariance() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var distribution =
          BetaDistribution.ofCounts(random.nextInt(1_000), random.nextInt(1 + random.nextInt(50)));
      double[] quantiles = distribution.quantiles(100_000);
      assertThat(quantiles).as("seed %d", seed).isSorted();
      double[] middles =
          IntStream.range(0, 100_000)
              .mapToDouble(i -> (quantiles[i] + quantiles[i + 1]) / 2)
              .toArray();
      double mean = Arrays.stream(middles).average().orElseThrow();
      double variance =
          Arrays.stream(middles).map(q -> (q - mean) * (q - mean)).average().orElseThrow();
      assertThat(mean)
          .as("seed %d", seed)
          .isCloseTo(distribution.mean(), within(0.02 * Math.sqrt(distribution.variance())));
      assertThat(variance)
          .as("seed %d", seed)
          .isCloseTo(distribution.variance(), within(0.03 * distribution.variance()));
    }
  }

  @Test
  void widenedKeepsTheMeanAndAddsTheVariance() {
    var narrow = BetaDistribution.ofCounts(50, 450);
    var wide = narrow.widenedBy(0.0004);
    assertThat(wide.mean()).isCloseTo(narrow.mean(), within(1e-12));
    assertThat(wide.variance()).isCloseTo(narrow.variance() + 0.0004, within(1e-12));
  }

  @Test
  void widenedStaysADistributionWithOneHump() {
    var wide = BetaDistribution.ofCounts(0, 200).widenedBy(10);
    assertThat(wide.alpha()).isEqualTo(0.5);
    assertThat(wide.mean()).isCloseTo(0.5 / 201, within(1e-12));
  }

  @Test
  void weightsBelowAHalfAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BetaDistribution(0.4, 3))
        .withMessageContaining("(0.4, 3.0)")
        .withMessageContaining("Maybe");
  }
}
