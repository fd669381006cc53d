package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Result;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a child will probably come to, from the results of others: a trend over answers and features
 * by {@link RidgeRegression}, plus what the nearest results have above or below that trend,
 * weighted by the inverse square of their distance (D. Shepard, "A two-dimensional interpolation
 * function for irregularly-spaced data", ACM 1968). Approximate fitness, to choose among children
 * before any of them is measured, is surveyed by Y. Jin, "A comprehensive survey of fitness
 * approximation in evolutionary computation", Soft Computing 9, 2005.
 */
final class FitnessApproximation {
  private static final int NEIGHBOURS = 5;

  /** Weight of the trend alone: that of a result at distance 1. */
  private static final double WEIGHT_OF_THE_TREND = 1;

  /** Squared distance that any other answer makes, however near it lies. */
  private static final double OTHER_ANSWER = 0.02;

  private static final double OTHER_DOMAIN = 9;
  private static final double LEAST_DISTANCE = 1e-6;

  private final Problem problem;
  private final List<Result> results;
  private final Inputs inputs;
  private final RidgeRegression trend;
  private final List<double[]> residuals;
  private final double[] deviations;

  /**
   * Learns from results.
   *
   * @param results at least one
   * @param objectives of the results, on whatever scale
   */
  FitnessApproximation(Problem problem, List<Result> results, List<double[]> objectives) {
    this.problem = problem;
    this.results = results;
    inputs = new Inputs(problem, results.getFirst().candidate().features().size());
    var rows = results.stream().map(result -> inputs.of(result.candidate())).toList();
    trend = new RidgeRegression(rows, inputs.weights(), objectives);
    residuals =
        IntStream.range(0, rows.size())
            .mapToObj(i -> minus(objectives.get(i), trend.predict(rows.get(i))))
            .toList();
    deviations = new double[objectives.getFirst().length];
    Arrays.setAll(
        deviations,
        i -> Math.sqrt(residuals.stream().mapToDouble(r -> r[i] * r[i]).average().orElse(0)));
  }

  /** How far results lie from the trend: the root of the mean square for each objective. */
  double[] deviations() {
    return deviations.clone();
  }

  /** The objectives that a candidate will probably have. */
  double[] predict(Candidate candidate) {
    var prediction = trend.predict(inputs.of(candidate));
    var residual = new double[prediction.length];
    double weights = WEIGHT_OF_THE_TREND;
    for (var near : nearest(candidate)) {
      double weight = 1 / (near.squaredDistance() + LEAST_DISTANCE);
      weights += weight;
      for (int i = 0; i < residual.length; i++) {
        residual[i] += weight * residuals.get(near.result())[i];
      }
    }
    for (int i = 0; i < residual.length; i++) {
      prediction[i] += residual[i] / weights;
    }
    return prediction;
  }

  /** A result, and how far it is. */
  private record Near(int result, double squaredDistance) {}

  private List<Near> nearest(Candidate candidate) {
    return IntStream.range(0, results.size())
        .mapToObj(i -> new Near(i, squaredDistance(candidate, results.get(i).candidate())))
        .sorted(Comparator.comparingDouble(Near::squaredDistance))
        .limit(NEIGHBOURS)
        .toList();
  }

  private double squaredDistance(Candidate one, Candidate other) {
    var a = one.point();
    var b = other.point();
    if (a.domain() != b.domain()) {
      return OTHER_DOMAIN;
    }
    var domain = problem.domain(a);
    double squares = 0;
    for (int i = 0; i < domain.variables().size(); i++) {
      int answer = a.answers().get(i);
      int otherAnswer = b.answers().get(i);
      if (answer != otherAnswer && domain.isActive(a, i) && domain.isActive(b, i)) {
        var variable = domain.variables().get(i);
        double step = variable.places().get(answer) - variable.places().get(otherAnswer);
        squares += variable.ordered() ? step * step + OTHER_ANSWER : 1;
      }
    }
    return squares;
  }

  private static double[] minus(double[] values, double[] others) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] - others[i]).toArray();
  }
}
