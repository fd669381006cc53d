package io.thimble.worker.strategy.problem;

import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Origin;

/** What a strategy says to a trial number. */
public sealed interface Suggestion {
  /** What was drawn and thrown away on the way; it cost no training. */
  Rejections rejections();

  /**
   * Something to try.
   *
   * @param origin why
   */
  record Accepted(Candidate candidate, Rejections rejections, Origin origin)
      implements Suggestion {}

  /** Nothing new within the budget was found: the search is at its end. */
  record Exhausted(Rejections rejections) implements Suggestion {}
}
