package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import java.util.List;

/**
 * Whether a network may become a trial: the budget's limits, and those of the device. Time and
 * energy are judged by their estimates, not by the ends of their intervals.
 */
public final class BudgetCheck {
  private BudgetCheck() {}

  /**
   * The limits that the network breaks; empty when it fits.
   *
   * @throws IllegalArgumentException when the spec limits time or energy and its device cannot tell
   */
  public static List<Violation> violations(Limited search, Estimate estimate) {
    return Limitation.of(search).stream()
        .filter(limitation -> limitation.isBrokenBy(estimate))
        .map(limitation -> limitation.violation(estimate))
        .toList();
  }
}
