package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * What a strategy is asked for.
 *
 * @param problem what there is to choose from
 * @param seed the same seed and the same results give the same trials
 * @param trials most trials
 * @param parallelism trial n sees the results of trials numbered below n - parallelism
 * @param warm results of earlier searches, known from the start
 */
public record Search(Problem problem, long seed, int trials, int parallelism, List<Result> warm) {
  /**
   * Checks that there is something to search.
   *
   * @throws IllegalArgumentException when there is no domain
   */
  public Search {
    warm = List.copyOf(warm);
    if (problem.domains().isEmpty()) {
      throw new IllegalArgumentException(
          "There is nothing to search. Maybe name at least one family.");
    }
  }

  /** The number of the first trial whose result the proposal of this trial may not see. */
  public int firstUnseen(int number) {
    return Math.max(0, number - parallelism);
  }
}
