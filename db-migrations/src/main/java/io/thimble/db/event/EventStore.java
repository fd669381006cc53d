package io.thimble.db.event;

import java.util.List;
import java.util.UUID;

/** Where events are read from; the other stores append within their own transactions. */
public interface EventStore {
  /**
   * Events of a search after this id, oldest first, at most {@code limit}. An event becomes visible
   * only when every event of the same search with a smaller id is, so a reader that remembers the
   * last id misses none.
   */
  List<Event> after(UUID search, long id, int limit);
}
