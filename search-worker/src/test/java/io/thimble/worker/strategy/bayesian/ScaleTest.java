package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaleTest {
  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @Test
  void measuredValuesAreStandardisedAndComeBack() {
    var values = new double[] {-3, 0.5, 0.1, 7};
    var scale = Scale.of(values);
    var modelled = Arrays.stream(values).map(scale::toModel).toArray();

    assertThat(Arrays.stream(modelled).sum()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(modelled).map(value -> value * value).sum())
        .isCloseTo(4, within(1e-12));
    assertThat(Arrays.stream(modelled).map(scale::toValue).toArray())
        .containsExactly(values, within(1e-12));
  }

  @Test
  void equalValuesAreAllowed() {
    var scale = Scale.of(new double[] {0.3, 0.3});
    assertThat(scale.toModel(0.3)).isZero();
    assertThat(scale.toValue(0)).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void certaintyLeavesTheDifference() {
    var scale = Scale.of(new double[] {0.1, 0.5});
    var certain = new Prediction(scale.toModel(0.2), 0);
    assertThat(scale.expectedShortfall(0.3, certain)).isCloseTo(0.1, within(1e-12));
    assertThat(scale.expectedShortfall(0.1, certain)).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shortfallIsTheMeanOverManyDraws(long seed) {
    var random = new SplittableRandom(seed);
    var scale = Scale.of(new double[] {0.05, 0.1, 0.4, 0.9});
    var prediction = new Prediction(random.nextDouble(-1, 1), random.nextDouble(0.1, 1));
    var limit = random.nextDouble(0.05, 0.6);
    int draws = 200_000;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      var drawn = prediction.mean() + prediction.deviation() * random.nextGaussian();
      sum += Math.max(0, limit - scale.toValue(drawn));
    }
    assertThat(scale.expectedShortfall(limit, prediction))
        .as("seed %d", seed)
        .isCloseTo(sum / draws, within(0.002));
  }
}
