package io.thimble.db.work;

import java.util.Optional;
import java.util.UUID;

/** What there is to do, and in which order. Every method is one transaction. */
public interface WorkStore {
  /** What is set for a search; empty without such a search. */
  Optional<Tuning> tuning(UUID search);

  /**
   * Sets it, with an event {@code search-tuned}. Trials in training go on; whatever begins after
   * this keeps to it.
   *
   * @return false, and nothing changed, when there is no such search or it has ended
   */
  boolean tune(UUID search, Tuning tuning);

  /** What there is to do. */
  WorkLoad load();
}
