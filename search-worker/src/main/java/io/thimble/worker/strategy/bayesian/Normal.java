package io.thimble.worker.strategy.bayesian;

import java.util.random.RandomGenerator;

/** The standard normal distribution, exact far into its tails, the same bits on every machine. */
final class Normal {
  private static final double INVERSE_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

  /** Where the series would need more terms than the fraction. */
  private static final double SERIES_LIMIT = 2.5;

  private static final int FRACTION_DEPTH = 40;

  /** Beyond this no share is left that a double could add to 1, or that matters by itself. */
  private static final double FARTHEST = 12;

  private Normal() {}

  static double density(double z) {
    return INVERSE_SQRT_TWO_PI * StrictMath.exp(-z * z / 2);
  }

  /** The share below z. */
  static double below(double z) {
    if (Math.abs(z) > FARTHEST) {
      return z > 0 ? 1 : 0;
    }
    if (z < -SERIES_LIMIT) {
      return density(z) * tail(-z);
    }
    return z > SERIES_LIMIT ? 1 - density(z) * tail(z) : 0.5 + density(z) * series(z);
  }

  /** The z below which this share lies, by bisection. */
  static double quantile(double share) {
    double low = -FARTHEST;
    double high = FARTHEST;
    while (high - low > 1e-12) {
      var middle = (low + high) / 2;
      if (below(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * A normal value (G. Box and M. Muller, "A note on the generation of random normal deviates",
   * 1958). The generator's own may differ in its last bits from machine to machine.
   */
  static double draw(RandomGenerator random) {
    var radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /**
   * The share above z, divided by the density: a continued fraction (M. Abramowitz and I. Stegun,
   * "Handbook of mathematical functions", 1964, formula 26.2.14).
   */
  private static double tail(double z) {
    double fraction = z;
    for (int i = FRACTION_DEPTH; i >= 1; i--) {
      fraction = z + i / fraction;
    }
    return 1 / fraction;
  }

  /** The share between 0 and z, divided by the density at z: formula 26.2.11. */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return sum;
  }
}
