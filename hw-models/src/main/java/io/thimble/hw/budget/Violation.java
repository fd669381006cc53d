package io.thimble.hw.budget;

/**
 * A limit that a network breaks.
 *
 * @param limit which
 * @param allowed the most it may use, in the limit's unit
 * @param actual what it uses, in the limit's unit
 */
public record Violation(Limit limit, double allowed, double actual) {
  /** How many times too much it is; above 1. */
  public double ratio() {
    return actual / allowed;
  }
}
