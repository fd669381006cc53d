package io.thimble.hw.statistics;

/**
 * How often something happened, with the 95 % Wilson score interval (E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22, 1927).
 *
 * @param hits how often it happened
 * @param trials how often it could have; at least 1
 */
public record Proportion(int hits, int trials) {
  private static final double Z = 1.959963984540054;

  /** The share of the trials, 0 to 1. */
  public double share() {
    return (double) hits / trials;
  }

  /** Lower end of the interval; rounding never lifts it above the share. */
  public double low() {
    return Math.clamp(centre() - halfWidth(), 0, share());
  }

  /** Upper end of the interval; rounding never drops it below the share. */
  public double high() {
    return Math.clamp(centre() + halfWidth(), share(), 1);
  }

  private double centre() {
    return (share() + Z * Z / (2.0 * trials)) / (1 + Z * Z / trials);
  }

  private double halfWidth() {
    var p = share();
    return Z
        / (1 + Z * Z / trials)
        * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
  }
}
