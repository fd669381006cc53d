package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;

/**
 * A point of a space whose architecture is within the budget.
 *
 * @param decisions the point
 * @param architecture what it decodes to
 * @param estimate what that costs
 */
public record Candidate(Decisions decisions, Architecture architecture, Estimate estimate) {
  /** The architecture's id, by which duplicates are known. */
  public String id() {
    return architecture.id();
  }
}
