package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * What a strategy may learn from.
 *
 * @param number of the trial in its search; negative for trials of earlier searches
 * @param candidate what was tried
 * @param objectives the value of each goal
 * @param deviation standard deviation of the measured goals' values beyond the noise of measuring:
 *     above 0 where they were foreseen from an early look, else 0
 */
public record Result(int number, Candidate candidate, List<Double> objectives, double deviation) {
  public Result {
    objectives = List.copyOf(objectives);
  }
}
