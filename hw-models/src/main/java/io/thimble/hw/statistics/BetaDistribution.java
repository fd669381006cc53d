package io.thimble.hw.statistics;

/**
 * The Beta distribution: what is known about a share after some hits and misses.
 *
 * @param alpha weight of the hits; at least 1/2
 * @param beta weight of the misses; at least 1/2
 */
public record BetaDistribution(double alpha, double beta) {
  private static final double LEAST_WEIGHT = 0.5;
  private static final int CELLS = 2_048;
  private static final double REACH_DEVIATIONS = 10;

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException when a weight is below 1/2 or no number
   */
  public BetaDistribution {
    if (!(alpha >= LEAST_WEIGHT && beta >= LEAST_WEIGHT)) {
      throw new IllegalArgumentException(
          "The weights (%s, %s) are not both 1/2 or more. Maybe add the prior's halves to the counts."
              .formatted(alpha, beta));
    }
  }

  /**
   * What hits and misses say about the share behind them, with the prior of H. Jeffreys ("An
   * invariant form for the prior probability in estimation problems", Proceedings of the Royal
   * Society A 186, 1946): half a hit and half a miss more.
   */
  public static BetaDistribution ofCounts(int hits, int misses) {
    return new BetaDistribution(hits + LEAST_WEIGHT, misses + LEAST_WEIGHT);
  }

  /** The expected share. */
  public double mean() {
    return alpha / (alpha + beta);
  }

  /** The variance of the share. */
  public double variance() {
    return mean() * (1 - mean()) / (alpha + beta + 1);
  }

  /**
   * The distribution with the same mean and a larger variance: that of a share which itself varies
   * around the mean (the beta-binomial model; J. G. Skellam, Journal of the Royal Statistical
   * Society B 10, 1948). It grows no wider than weights of 1/2 allow.
   */
  public BetaDistribution widenedBy(double moreVariance) {
    double weight = mean() * (1 - mean()) / (variance() + moreVariance) - 1;
    double least = LEAST_WEIGHT / Math.min(mean(), 1 - mean());
    return new BetaDistribution(
        Math.max(LEAST_WEIGHT, mean() * Math.max(weight, least)),
        Math.max(LEAST_WEIGHT, (1 - mean()) * Math.max(weight, least)));
  }

  /**
   * The shares below which {@code 0/parts, 1/parts … parts/parts} of the probability lie, by
   * summing the density of the share's angle, φ = arcsin √share: that is finite everywhere and has
   * nearly the same width everywhere (F. J. Anscombe, "The transformation of Poisson, binomial and
   * negative-binomial data", Biometrika 35, 1948). The same bits on every machine.
   */
  public double[] quantiles(int parts) {
    double middle = StrictMath.asin(Math.sqrt(mean()));
    double reach = REACH_DEVIATIONS / (2 * Math.sqrt(alpha + beta));
    double from = Math.max(0, middle - reach);
    double cell = (Math.min(Math.PI / 2, middle + reach) - from) / CELLS;
    var below = new double[CELLS + 1];
    double peak = logDensity(Math.clamp(middle, from + cell / 2, from + (CELLS - 0.5) * cell));
    for (int i = 0; i < CELLS; i++) {
      below[i + 1] = below[i] + StrictMath.exp(logDensity(from + (i + 0.5) * cell) - peak);
    }
    var quantiles = new double[parts + 1];
    int i = 0;
    for (int part = 0; part <= parts; part++) {
      double wanted = below[CELLS] * part / parts;
      while (i < CELLS - 1 && below[i + 1] < wanted) {
        i++;
      }
      double within =
          below[i + 1] == below[i] ? 0 : (wanted - below[i]) / (below[i + 1] - below[i]);
      double sine = StrictMath.sin(from + (i + Math.clamp(within, 0, 1)) * cell);
      quantiles[part] = sine * sine;
    }
    return quantiles;
  }

  /** Of the angle, up to a constant. */
  private double logDensity(double angle) {
    return (2 * alpha - 1) * StrictMath.log(StrictMath.sin(angle))
        + (2 * beta - 1) * StrictMath.log(StrictMath.cos(angle));
  }
}
