package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.bayesian.Axis.Kind;
import java.util.List;

/**
 * How alike the errors of two candidates are before any is measured: a part over the decisions plus
 * a part over the cheap features.
 *
 * <p>Each part is a Matern kernel of smoothness 5/2 with a weight for each axis (Rasmussen and
 * Williams, "Gaussian Processes for Machine Learning", 2006, equations 4.17 and 5.1). The part over
 * decisions is multiplied by {@code exp(-sum of weights of differing unordered decisions)}, the
 * kernel over categories of Hutter, Hoos and Leyton-Brown, "Sequential Model-Based Optimization for
 * General Algorithm Configuration" (LION 2011), section 4.1.
 *
 * <p>Parameters are logarithms: the weight (inverse squared length) of each axis, then the
 * variances of the decisions' part, of the features' part, and of the noise.
 */
final class Kernel {
  private static final double SQRT5 = Math.sqrt(5);

  private final int ordered;
  private final int decisions;
  private final double[] weights;
  private final double decisionsVariance;
  private final double featuresVariance;
  private final double noiseVariance;

  /** A kernel over these axes, which stand in the order of their kinds. */
  Kernel(List<Axis> axes, double[] parameters) {
    ordered = count(axes, Kind.ORDERED);
    decisions = ordered + count(axes, Kind.UNORDERED);
    weights = new double[axes.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(parameters[i]);
    }
    decisionsVariance = StrictMath.exp(parameters[weights.length]);
    featuresVariance = StrictMath.exp(parameters[weights.length + 1]);
    noiseVariance = StrictMath.exp(parameters[weights.length + 2]);
  }

  private static int count(List<Axis> axes, Kind kind) {
    return (int) axes.stream().filter(axis -> axis.kind() == kind).count();
  }

  /** How many parameters a kernel over so many axes has. */
  static int parameters(int axes) {
    return axes + 3;
  }

  /** Covariance of the noiseless values at two rows. */
  double between(double[] a, double[] b) {
    return decisionsVariance * matern(squaredDistance(a, b, 0, ordered), differences(a, b))
        + featuresVariance * matern(squaredDistance(a, b, decisions, weights.length), 0);
  }

  /** How many axes there are; ordered decisions come first, then unordered ones, then features. */
  int axes() {
    return weights.length;
  }

  /** How many of them are ordered decisions. */
  int ordered() {
    return ordered;
  }

  /** How many of them are decisions. */
  int decisions() {
    return decisions;
  }

  /** The weight of an axis. */
  double weight(int axis) {
    return weights[axis];
  }

  double decisionsVariance() {
    return decisionsVariance;
  }

  double featuresVariance() {
    return featuresVariance;
  }

  /** Variance of a noiseless value. */
  double variance() {
    return decisionsVariance + featuresVariance;
  }

  double noiseVariance() {
    return noiseVariance;
  }

  /**
   * Adds {@code factor} times the covariance's derivative by each parameter but the noise.
   *
   * @param gradient what is added to, one element for each parameter
   */
  void addGradient(double[] a, double[] b, double factor, double[] gradient) {
    var squared = squaredDistance(a, b, 0, ordered);
    var differences = differences(a, b);
    var value = factor * decisionsVariance * matern(squared, differences);
    addSlopes(a, b, 0, ordered, factor * decisionsVariance * slope(squared, differences), gradient);
    for (int i = ordered; i < decisions; i++) {
      if (a[i] != b[i]) {
        gradient[i] -= value * weights[i];
      }
    }
    var squaredFeatures = squaredDistance(a, b, decisions, weights.length);
    var featuresSlope = factor * featuresVariance * slope(squaredFeatures, 0);
    addSlopes(a, b, decisions, weights.length, featuresSlope, gradient);
    gradient[weights.length] += value;
    gradient[weights.length + 1] += factor * featuresVariance * matern(squaredFeatures, 0);
  }

  private void addSlopes(
      double[] a, double[] b, int from, int to, double slope, double[] gradient) {
    for (int i = from; i < to; i++) {
      var difference = a[i] - b[i];
      gradient[i] += slope * weights[i] * difference * difference;
    }
  }

  private double squaredDistance(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      var difference = a[i] - b[i];
      sum += weights[i] * difference * difference;
    }
    return sum;
  }

  private double differences(double[] a, double[] b) {
    double sum = 0;
    for (int i = ordered; i < decisions; i++) {
      sum += a[i] == b[i] ? 0 : weights[i];
    }
    return sum;
  }

  /** Matern 5/2 of a squared distance, times {@code exp(-differences)}. */
  private static double matern(double squaredDistance, double differences) {
    var scaled = SQRT5 * Math.sqrt(squaredDistance);
    return (1 + scaled + scaled * scaled / 3) * StrictMath.exp(-scaled - differences);
  }

  /** Derivative of {@link #matern} by the squared distance. */
  private static double slope(double squaredDistance, double differences) {
    var scaled = SQRT5 * Math.sqrt(squaredDistance);
    return -5.0 / 6 * (1 + scaled) * StrictMath.exp(-scaled - differences);
  }
}
