package io.thimble.hw.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  /** The example of Wikipedia's article on the coefficient: IQ and hours of television a week. */
  @Test
  void aPublishedExampleIsMet() {
    var iq = List.of(106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0);
    var hours = List.of(7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0);

    assertThat(RankCorrelation.of(iq, hours).correlation()).isCloseTo(-29 / 165.0, within(1e-12));
  }

  @Test
  void equalValuesShareTheirRanks() {
    var correlation =
        RankCorrelation.of(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)).correlation();

    assertThat(correlation).isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }

  @Test
  void theIntervalHoldsNoughtForNineteenOfTwentyPairsOfChance() {
    var random = new SplittableRandom(3);
    long held =
        IntStream.range(0, 1000)
            .mapToObj(_ -> RankCorrelation.of(chance(random), chance(random)))
            .filter(found -> found.low() <= 0 && found.high() >= 0)
            .count();

    assertThat(held).isBetween(930L, 970L);
  }

  @Test
  void aConstantSideIsRefused() {
    assertThatThrownBy(
            () -> RankCorrelation.of(List.of(1.0, 1.0, 1.0, 1.0), List.of(1.0, 2.0, 3.0, 4.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }

  private static List<Double> chance(SplittableRandom random) {
    return IntStream.range(0, 40).mapToObj(_ -> random.nextDouble()).toList();
  }
}
