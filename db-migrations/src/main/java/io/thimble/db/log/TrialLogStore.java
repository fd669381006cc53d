package io.thimble.db.log;

import io.thimble.db.trial.Attempt;
import java.util.List;
import java.util.UUID;

/** Where the lines of trials are kept. Every method is one transaction. */
public interface TrialLogStore {
  /** Lines that are kept of each trial, at least; the oldest go. */
  int MOST_LINES = 1000;

  /**
   * Keeps lines of an attempt, oldest first. Fenced like everything that attempts write.
   *
   * @return false, and nothing kept, when the attempt is no longer the latest
   */
  boolean append(Attempt attempt, List<TrialLine> lines);

  /** The lines of a trial after this id, oldest first, at most {@code limit}. */
  List<StoredLine> after(UUID search, int trial, long id, int limit);
}
