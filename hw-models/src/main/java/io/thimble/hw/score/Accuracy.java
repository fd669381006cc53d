package io.thimble.hw.score;

/**
 * How many clips were heard right, with the 95 % Wilson score interval (E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22, 1927).
 *
 * @param correct clips heard right
 * @param clips clips in all
 */
public record Accuracy(int correct, int clips) {
  private static final double Z = 1.959963984540054;

  public Accuracy {
    if (clips < 1 || correct < 0 || correct > clips) {
      throw new IllegalArgumentException(
          "%d correct of %d clips is no accuracy. Maybe the split is empty."
              .formatted(correct, clips));
    }
  }

  /** The share heard right, 0 to 1. */
  public double accuracy() {
    return (double) correct / clips;
  }

  /** Lower end of the interval; rounding never lifts it above the share. */
  public double low() {
    return Math.clamp(centre() - halfWidth(), 0, accuracy());
  }

  /** Upper end of the interval; rounding never drops it below the share. */
  public double high() {
    return Math.clamp(centre() + halfWidth(), accuracy(), 1);
  }

  private double centre() {
    return (accuracy() + Z * Z / (2.0 * clips)) / (1 + Z * Z / clips);
  }

  private double halfWidth() {
    var p = accuracy();
    return Z / (1 + Z * Z / clips) * Math.sqrt(p * (1 - p) / clips + Z * Z / (4.0 * clips * clips));
  }
}
