package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * A trial as a strategy sees it.
 *
 * @param number its number in its search
 * @param candidate what was proposed
 * @param outcome how it ended
 * @param rungs the value of each goal at each rung that it reached, the first rung first
 */
public record Evaluated(
    int number, Candidate candidate, Outcome outcome, List<List<Double>> rungs) {
  public Evaluated {
    rungs = List.copyOf(rungs);
  }

  /** A trial without rungs. */
  public Evaluated(int number, Candidate candidate, Outcome outcome) {
    this(number, candidate, outcome, List.of());
  }
}
