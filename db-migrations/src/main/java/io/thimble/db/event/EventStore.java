package io.thimble.db.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where events are read from; the other stores append within their own transactions. */
public interface EventStore {
  /**
   * Events of a search after this id, oldest first, at most {@code limit}. An event becomes visible
   * only when every event of the same search with a smaller id is, so a reader that remembers the
   * last id misses none.
   */
  List<Event> after(UUID search, long id, int limit);

  /**
   * The last id of a search's events, 0 without any. It rises with whatever changes in a search.
   */
  long last(UUID search);

  /** The last event of this type up to this id, the id itself included. */
  Optional<Event> lastOf(UUID search, String type, long id);

  /** How many trials, without replicas, were scored up to this id, the id itself included. */
  int scoredTrials(UUID search, long id);
}
