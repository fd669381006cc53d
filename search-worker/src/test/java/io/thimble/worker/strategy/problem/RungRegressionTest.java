package io.thimble.worker.strategy.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.strategy.problem.RungRegression.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungRegressionTest {
  @Test
  void withoutPairsNothingChangesAndNothingIsSure() {
    var prediction = new RungRegression(List.of()).predict(0.3);
    assertThat(prediction.error()).isCloseTo(0.3, within(1e-12));
    assertThat(prediction.deviation()).isBetween(0.1, 0.5);
  }

  @Test
  void aCommonShiftIsLearntFromAFewPairs() {
    var pairs = List.of(pair(0.4, -1), pair(0.35, -1), pair(0.3, -1), pair(0.25, -1));
    var prediction = new RungRegression(pairs).predict(0.5);
    assertThat(prediction.error()).isCloseTo(shifted(0.5, -1), within(0.01));
    assertThat(prediction.deviation()).isLessThan(0.2);
  }

  /** A hundred lines with noise: errors fall into the deviation as often as they should. */
  @Test
  void linesWithNoiseAreFoundAndTheDeviationIsTrue() {
    int inside = 0;
    int all = 0;
    for (long seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      double slope = random.nextDouble(0.6, 1.4);
      double shift = random.nextDouble(-2, 0);
      var pairs = IntStream.range(0, 60).mapToObj(_ -> noisy(slope, shift, 0.2, random)).toList();
      var regression = new RungRegression(pairs.subList(0, 40));
      for (var pair : pairs.subList(40, 60)) {
        var prediction = regression.predict(pair.rung());
        assertThat(prediction.error())
            .as("seed %d", seed)
            .isCloseTo(pair.end(), within(5 * prediction.deviation()));
        inside += Math.abs(prediction.error() - pair.end()) < 1.96 * prediction.deviation() ? 1 : 0;
        all++;
      }
    }
    assertThat((double) inside / all).isBetween(0.92, 0.98);
  }

  @Test
  void morePairsMakeItSurer() {
    var random = new Random(1);
    var pairs = IntStream.range(0, 100).mapToObj(_ -> noisy(1, -1, 0.1, random)).toList();
    var deviations = new ArrayList<Double>();
    for (int count : new int[] {0, 2, 5, 20, 100}) {
      deviations.add(new RungRegression(pairs.subList(0, count)).predict(0.4).deviation());
    }
    assertThat(deviations).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void farFromAllPairsItIsLessSure() {
    var pairs = List.of(pair(0.3, -1), pair(0.31, -1.2), pair(0.29, -0.9));
    var regression = new RungRegression(pairs);
    assertThat(relative(regression.predict(0.9))).isGreaterThan(relative(regression.predict(0.3)));
  }

  @Test
  void theOrderOfErrorsStaysUnlessPairsSayOtherwise() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var pairs = IntStream.range(0, 3).mapToObj(_ -> noisy(1, -1, 0.1, random)).toList();
      var regression = new RungRegression(pairs);
      assertThat(regression.predict(0.2).error())
          .as("seed %d", seed)
          .isLessThan(regression.predict(0.5).error());
    }
  }

  @Test
  void errorsOfNoneAndAllStayErrors() {
    var regression = new RungRegression(List.of(new Pair(1, 0), new Pair(0, 0), new Pair(0.5, 1)));
    for (double rung : new double[] {0, 0.5, 1}) {
      assertThat(regression.predict(rung).error()).isBetween(0.0, 1.0);
      assertThat(regression.predict(rung).deviation()).isPositive().isFinite();
    }
  }

  @Test
  void whatIsNoErrorIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RungRegression(List.of()).predict(1.7))
        .withMessageContaining("(1.7)")
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RungRegression(List.of(new Pair(0.1, Double.NaN))));
  }

  private static double relative(RungRegression.Prediction prediction) {
    return prediction.deviation() / (prediction.error() * (1 - prediction.error()));
  }

  private static Pair noisy(double slope, double shift, double noise, Random random) {
    double rung = random.nextDouble(0.1, 0.8);
    double logit = Math.log(rung / (1 - rung));
    double end = slope * logit + shift + noise * random.nextGaussian();
    return new Pair(rung, 1 / (1 + Math.exp(-end)));
  }

  private static Pair pair(double rung, double shift) {
    return new Pair(rung, shifted(rung, shift));
  }

  private static double shifted(double error, double shift) {
    return 1 / (1 + Math.exp(-Math.log(error / (1 - error)) - shift));
  }
}
