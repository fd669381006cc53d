package io.thimble.worker.strategy;

import io.thimble.db.search.Rejections;

/** What a strategy says to a trial number. */
public sealed interface Suggestion {
  /** What was drawn and thrown away on the way; it cost no training. */
  Rejections rejections();

  /** An architecture to try. */
  record Accepted(Candidate candidate, Rejections rejections) implements Suggestion {}

  /** No new architecture within the budget was found: the search is at its end. */
  record Exhausted(Rejections rejections) implements Suggestion {}
}
