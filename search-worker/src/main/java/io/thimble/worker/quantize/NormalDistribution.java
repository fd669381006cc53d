package io.thimble.worker.quantize;

/** The standard normal distribution. */
final class NormalDistribution {
  private static final double[] COEFFICIENTS = {
    0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
  };

  private NormalDistribution() {}

  /**
   * The share below z, to 7.5e-8 (M. Abramowitz and I. Stegun, "Handbook of mathematical
   * functions", 1964, formula 26.2.17).
   */
  static double below(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double polynomial = 0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      polynomial = (polynomial + COEFFICIENTS[i]) * t;
    }
    double above = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return z >= 0 ? 1 - above : above;
  }
}
