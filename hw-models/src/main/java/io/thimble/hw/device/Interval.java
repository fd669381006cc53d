package io.thimble.hw.device;

/**
 * A figure that is not known exactly.
 *
 * @param low lower end
 * @param estimate the most likely value
 * @param high upper end
 */
public record Interval(double low, double estimate, double high) {
  public Interval {
    if (!(low > 0 && low <= estimate && estimate <= high && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          "The interval (%s, %s, %s) is not in rising order above zero. Maybe two ends are swapped."
              .formatted(low, estimate, high));
    }
  }

  /** Both ends and the estimate, times those of {@code factor}. */
  public Interval times(Interval factor) {
    return new Interval(low * factor.low, estimate * factor.estimate, high * factor.high);
  }

  /** Both ends and the estimate, times a number above zero. */
  public Interval times(double factor) {
    return new Interval(low * factor, estimate * factor, high * factor);
  }
}
