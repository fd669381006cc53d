package io.thimble.hw.statistics;

import java.util.List;

/**
 * The mean of some measurements, with its 95 % interval by Student's t ("The probable error of a
 * mean", Biometrika 6, 1908).
 *
 * @param mean the mean
 * @param low lower end of the interval; the mean itself where there is one measurement
 * @param high upper end of the interval
 */
public record Mean(double mean, double low, double high) {
  private static final double Z = 1.959963984540054;

  /**
   * The mean of measurements that do not depend on one another.
   *
   * @param values at least one
   */
  public static Mean of(List<Double> values) {
    int count = values.size();
    double mean = values.stream().mapToDouble(value -> value).average().orElseThrow();
    if (count == 1) {
      return new Mean(mean, mean, mean);
    }
    double squares = values.stream().mapToDouble(value -> Math.pow(value - mean, 2)).sum();
    double halfWidth = quantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
    return new Mean(mean, mean - halfWidth, mean + halfWidth);
  }

  /**
   * The 97.5 % quantile of Student's distribution. With one and two degrees of freedom it has a
   * closed form, beyond that an expansion (Abramowitz and Stegun, 26.7.5) that is right to 1 %.
   */
  private static double quantile(int degreesOfFreedom) {
    double v = degreesOfFreedom;
    return switch (degreesOfFreedom) {
      case 1 -> Math.tan(0.475 * Math.PI);
      case 2 -> 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95));
      default ->
          Z
              + (Math.pow(Z, 3) + Z) / (4 * v)
              + (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / (96 * v * v)
              + (3 * Math.pow(Z, 7) + 19 * Math.pow(Z, 5) + 17 * Math.pow(Z, 3) - 15 * Z)
                  / (384 * v * v * v);
    };
  }
}
