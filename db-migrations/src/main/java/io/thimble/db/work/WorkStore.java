package io.thimble.db.work;

import io.thimble.hw.search.SearchState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What there is to do, and in which order. Every method is one transaction. */
public interface WorkStore {
  /** What is set for a search; empty without such a search. */
  Optional<Tuning> tuning(UUID search);

  /**
   * Changes it, with an event {@code search-tuned}. Trials in training go on; whatever begins after
   * this keeps to it.
   *
   * @param change what is to be set after what is set now, which nobody else changes meanwhile; may
   *     throw, then nothing changes
   * @return what is set now; empty, and nothing changed, when there is no such search or it has
   *     ended
   */
  Optional<Tuning> tune(UUID search, UnaryOperator<Tuning> change);

  /** What there is to do. */
  WorkLoad load();

  /** How many searches are in each state, those that have ended among them; every state is told. */
  Map<SearchState, Integer> searches();
}
