package io.thimble.worker.strategy.problem;

/**
 * A rule that says what to try next: a function of stored history, without state of its own.
 *
 * <p>The contract: the suggestion for trial {@code n} depends on the search, on {@code n}, on the
 * results of trials numbered below {@code n - parallelism}, and on what the trials numbered below
 * {@code n} try. Those follow from the same rule, so the order in which workers finish changes
 * nothing. Whatever is accepted is within the budget and new to the search.
 */
public interface Strategy {
  /** The name used in specs, for example {@code genetic}. */
  String name();

  /**
   * What to try as trial {@code number}.
   *
   * @param history the search's trials; those from {@code number} on are not looked at
   * @throws IllegalArgumentException when the history lacks a trial below {@code number}, or one
   *     below {@code number - parallelism} has no result yet
   */
  Suggestion propose(Search search, History history, int number);
}
