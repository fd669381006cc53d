package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.bayesian.Axis.Kind;
import java.util.List;

/**
 * How alike the errors of two candidates are before any is measured: what each decision does by
 * itself, plus what decisions do together, plus a part over the cheap features.
 *
 * <p>The effect of an ordered decision by itself has Wendland's kernel of smoothness 2 in one
 * dimension ("Piecewise polynomial, positive definite and compactly supported radial functions of
 * minimal degree", 1995), that of an unordered one is independent for each answer; sums of such
 * effects learn from few results (D. Duvenaud, H. Nickisch and C. Rasmussen, "Additive Gaussian
 * Processes", NIPS 2011). The other two parts are Matern kernels of smoothness 5/2 with a weight
 * for each axis (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, equations
 * 4.17 and 5.1). The one over decisions is multiplied by {@code exp(-sum of weights of differing
 * unordered decisions)}, the kernel over categories of Hutter, Hoos and Leyton-Brown, "Sequential
 * Model-Based Optimization for General Algorithm Configuration" (LION 2011), section 4.1.
 *
 * <p>Parameters are logarithms: the weight (inverse squared length) of each axis, the variance of
 * each decision's effect, then the variances of what decisions do together, of the features' part,
 * and of the noise.
 */
final class Kernel {
  private static final double SQRT5 = Math.sqrt(5);

  /** How far apart places are of whose effects nothing is known from each other; they span 1. */
  private static final double REACH = 2;

  /** Keeps covariances regular where measuring seems to be exact. */
  private static final double LEAST_NOISE = 1e-6;

  private final int ordered;
  private final int decisions;
  private final double[] weights;
  private final double[] effects;
  private final double jointVariance;
  private final double featuresVariance;
  private final double noiseVariance;
  private final double variance;

  /** A kernel over these axes, which stand in the order of their kinds. */
  Kernel(List<Axis> axes, double[] parameters) {
    ordered = count(axes, Kind.ORDERED);
    decisions = ordered + count(axes, Kind.UNORDERED);
    weights = exponentials(parameters, 0, axes.size());
    effects = exponentials(parameters, axes.size(), decisions);
    var variances = exponentials(parameters, axes.size() + decisions, 3);
    jointVariance = variances[0];
    featuresVariance = variances[1];
    noiseVariance = variances[2];
    double sum = jointVariance + featuresVariance;
    for (var effect : effects) {
      sum += effect;
    }
    variance = sum;
  }

  /** How many parameters a kernel over these axes has; the last one is the noise's. */
  static int parameters(List<Axis> axes) {
    return 2 * axes.size() - count(axes, Kind.FEATURE) + 3;
  }

  /** How many axes are of this kind. */
  static int count(List<Axis> axes, Kind kind) {
    return (int) axes.stream().filter(axis -> axis.kind() == kind).count();
  }

  private static double[] exponentials(double[] parameters, int from, int count) {
    var exponentials = new double[count];
    for (int i = 0; i < count; i++) {
      exponentials[i] = StrictMath.exp(parameters[from + i]);
    }
    return exponentials;
  }

  /** Covariance of the noiseless values at two rows. */
  double between(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < decisions; i++) {
      sum += effects[i] * effect(i, a[i], b[i]);
    }
    return sum
        + jointVariance * matern(squaredDistance(a, b, 0, ordered), differences(a, b))
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

  /** Variance of what a decision does by itself. */
  double effectVariance(int axis) {
    return effects[axis];
  }

  /** Variance of what decisions do together. */
  double jointVariance() {
    return jointVariance;
  }

  /** Variance of what the features tell. */
  double featuresVariance() {
    return featuresVariance;
  }

  /** Variance of a noiseless value. */
  double variance() {
    return variance;
  }

  /** Variance of what measuring adds. */
  double noiseVariance() {
    return noiseVariance + LEAST_NOISE;
  }

  /**
   * Adds {@code factor} times the derivative of the covariance at two rows by each parameter.
   *
   * @param gradient what is added to, one element for each parameter
   */
  void addGradient(double[] a, double[] b, double factor, double[] gradient) {
    var axes = weights.length;
    for (int i = 0; i < decisions; i++) {
      gradient[axes + i] += factor * effects[i] * effect(i, a[i], b[i]);
    }
    var squared = squaredDistance(a, b, 0, ordered);
    var differences = differences(a, b);
    var value = factor * jointVariance * matern(squared, differences);
    addSlopes(a, b, 0, ordered, factor * jointVariance * slope(squared, differences), gradient);
    for (int i = ordered; i < decisions; i++) {
      if (a[i] != b[i]) {
        gradient[i] -= value * weights[i];
      }
    }
    var squaredFeatures = squaredDistance(a, b, decisions, axes);
    var featuresSlope = factor * featuresVariance * slope(squaredFeatures, 0);
    addSlopes(a, b, decisions, axes, featuresSlope, gradient);
    gradient[axes + decisions] += value;
    gradient[axes + decisions + 1] += factor * featuresVariance * matern(squaredFeatures, 0);
    // Two measurements, however alike what they measure, have a noise of their own each.
    gradient[axes + decisions + 2] += a == b ? factor * noiseVariance : 0;
  }

  private void addSlopes(
      double[] a, double[] b, int from, int to, double slope, double[] gradient) {
    for (int i = from; i < to; i++) {
      var difference = a[i] - b[i];
      gradient[i] += slope * weights[i] * difference * difference;
    }
  }

  /** Correlation of what a decision does by itself at two answers. */
  double effect(int axis, double a, double b) {
    if (axis >= ordered) {
      return a == b ? 1 : 0;
    }
    var near = Math.max(0, 1 - Math.abs(a - b) / REACH);
    return near * near * near * (4 - 3 * near);
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
