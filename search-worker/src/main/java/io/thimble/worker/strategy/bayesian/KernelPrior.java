package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.bayesian.Axis.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * What is believed of a kernel's parameters before there are results: independent normal
 * distributions of their logarithms. Lengths grow with the square root of the number of axes, so
 * that candidates stay alike however many decisions there are (C. Hvarfner, E. Hellsten and L.
 * Nardi, "Vanilla Bayesian Optimization Performs Great in High Dimensions", ICML 2024, section 4).
 *
 * @param means of each parameter
 * @param deviations of each parameter
 */
record KernelPrior(double[] means, double[] deviations) {
  /**
   * Lengths of an ordered decision, whose places span 1, and of a feature, whose deviation is 1.
   */
  private static final double ORDERED_LENGTH = 0.7;

  private static final double FEATURE_LENGTH = 2;

  /** What the weights of unordered decisions add up to. */
  private static final double UNORDERED_WEIGHT = 0.5;

  private static final double WEIGHT_DEVIATION = 2;

  /** What the variances of all effects add up to. */
  private static final double EFFECTS_VARIANCE = 0.5;

  private static final double EFFECT_DEVIATION = 1;
  private static final double JOINT_VARIANCE = 0.5;
  private static final double FEATURES_VARIANCE = 0.5;
  private static final double VARIANCE_DEVIATION = 1;
  private static final double NOISE_VARIANCE = 0.007;
  private static final double NOISE_DEVIATION = 1.5;

  /** For a kernel over these axes. */
  static KernelPrior of(List<Axis> axes) {
    int features = Kernel.count(axes, Kind.FEATURE);
    int decisions = axes.size() - features;
    var medians = new double[Kernel.parameters(axes)];
    var deviations = new double[medians.length];
    for (int i = 0; i < axes.size(); i++) {
      medians[i] =
          switch (axes.get(i).kind()) {
            case ORDERED -> 1 / (ORDERED_LENGTH * ORDERED_LENGTH * decisions);
            case UNORDERED -> UNORDERED_WEIGHT / decisions;
            case FEATURE -> 1 / (FEATURE_LENGTH * FEATURE_LENGTH * features);
          };
    }
    int variances = axes.size() + decisions;
    Arrays.fill(deviations, 0, axes.size(), WEIGHT_DEVIATION);
    Arrays.fill(medians, axes.size(), variances, EFFECTS_VARIANCE / Math.max(1, decisions));
    Arrays.fill(deviations, axes.size(), variances, EFFECT_DEVIATION);
    medians[variances] = JOINT_VARIANCE;
    medians[variances + 1] = FEATURES_VARIANCE;
    Arrays.fill(deviations, variances, variances + 2, VARIANCE_DEVIATION);
    medians[variances + 2] = NOISE_VARIANCE;
    deviations[variances + 2] = NOISE_DEVIATION;
    var means = Arrays.stream(medians).map(StrictMath::log).toArray();
    return new KernelPrior(means, deviations);
  }

  /** Logarithm of the density, but for a constant. */
  double logDensity(double[] parameters) {
    double sum = 0;
    for (int i = 0; i < parameters.length; i++) {
      var z = (parameters[i] - means[i]) / deviations[i];
      sum -= z * z / 2;
    }
    return sum;
  }

  /** Adds the derivative of {@link #logDensity} by each parameter. */
  void addGradient(double[] parameters, double[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] -= (parameters[i] - means[i]) / (deviations[i] * deviations[i]);
    }
  }
}
