package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.statistics.RankCorrelation;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitnessApproximationTest {
  @Test
  void aLineIsFoundWhateverTheUnitsOfItsInputs() {
    var random = new Random(1);
    var inputs = new ArrayList<double[]>();
    var targets = new ArrayList<double[]>();
    for (int i = 0; i < 2_000; i++) {
      var input =
          new double[] {1e6 * random.nextDouble(), random.nextGaussian(), 7, random.nextDouble()};
      inputs.add(input);
      targets.add(new double[] {5 + 2e-6 * input[0] - 3 * input[1], input[3]});
    }
    var regression = new RidgeRegression(inputs, new double[] {1, 1, 1, 1}, targets);

    var prediction = regression.predict(new double[] {250_000, 0.5, 7, 0.25});

    assertThat(prediction[0]).isCloseTo(4, within(0.01));
    assertThat(prediction[1]).isCloseTo(0.25, within(0.01));
  }

  /** One column, centred: the coefficient is the product's sum over the squares' sum plus one. */
  @Test
  void thePenaltyIsThatOfItsClosedForm() {
    var inputs = List.of(new double[] {-1}, new double[] {1});
    var targets = List.of(new double[] {9}, new double[] {11});
    var regression = new RidgeRegression(inputs, new double[] {1}, targets);
    assertThat(regression.predict(new double[] {1})[0]).isCloseTo(10 + 2.0 / 3, within(1e-12));
    var lessTrusted = new RidgeRegression(inputs, new double[] {0.5}, targets);
    assertThat(lessTrusted.predict(new double[] {1})[0]).isCloseTo(10 + 1.0 / 3, within(1e-12));
  }

  @Test
  void orderOfUnseenPointsIsForeseen() {
    for (long seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var fitness = learnt(random, 60);
      var predicted = new ArrayList<Double>();
      var measured = new ArrayList<Double>();
      for (int i = 0; i < 100; i++) {
        var point = point(random);
        predicted.add(fitness.predict(new Grid().candidate(point).orElseThrow())[0]);
        measured.add(Grid.objectives(point).getFirst());
      }
      assertThat(RankCorrelation.of(predicted, measured).correlation())
          .as("seed %d", seed)
          .isGreaterThan(0.9);
    }
  }

  @Test
  void aResultCountsMostForItself() {
    var random = new Random(3);
    var points = IntStream.range(0, 30).mapToObj(_ -> point(random)).distinct().toList();
    var results = points.stream().map(FitnessApproximationTest::result).toList();
    var luck = new ArrayList<double[]>();
    points.forEach(_ -> luck.add(new double[] {random.nextDouble(), 0}));
    var fitness = new FitnessApproximation(new Grid(), results, luck);
    for (int i = 0; i < points.size(); i++) {
      assertThat(fitness.predict(results.get(i).candidate())[0])
          .isCloseTo(luck.get(i)[0], within(1e-3));
    }
  }

  private static FitnessApproximation learnt(Random random, int count) {
    var results = IntStream.range(0, count).mapToObj(_ -> result(point(random))).toList();
    return new FitnessApproximation(
        new Grid(),
        results,
        results.stream()
            .map(r -> r.objectives().stream().mapToDouble(Double::doubleValue).toArray())
            .toList());
  }

  private static Result result(Point point) {
    return new Result(0, new Grid().candidate(point).orElseThrow(), Grid.objectives(point), 0);
  }

  private static Point point(Random random) {
    return new Point(0, random.ints(4, 0, Grid.ANSWERS).boxed().toList());
  }
}
