package io.thimble.hw.score;

import io.thimble.hw.statistics.Proportion;

/**
 * How many clips were heard right, with the 95 % interval of {@link Proportion}.
 *
 * @param correct clips heard right
 * @param clips clips in all
 */
public record Accuracy(int correct, int clips) {
  public Accuracy {
    if (clips < 1 || correct < 0 || correct > clips) {
      throw new IllegalArgumentException(
          "%d correct of %d clips is no accuracy. Maybe the split is empty."
              .formatted(correct, clips));
    }
  }

  /** The share heard right, 0 to 1. */
  public double accuracy() {
    return proportion().share();
  }

  /** Lower end of the interval. */
  public double low() {
    return proportion().low();
  }

  /** Upper end of the interval. */
  public double high() {
    return proportion().high();
  }

  private Proportion proportion() {
    return new Proportion(correct, clips);
  }
}
