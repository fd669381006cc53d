package io.thimble.api.events;

import io.thimble.api.search.Searches;
import io.thimble.db.event.EventStore;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads events on, from wherever a reader stands. */
@Component
class EventFeed {
  private static final int BATCH = 500;

  private final Searches searches;
  private final EventStore store;
  private final JsonMapper mapper;

  EventFeed(Searches searches, EventStore store, JsonMapper mapper) {
    this.searches = searches;
    this.store = store;
    this.mapper = mapper;
  }

  /**
   * What came after this id. The state is read before the events, so that a search that ends
   * between the two is asked once more rather than left early.
   */
  EventsJson after(UUID search, long id) {
    var isFinal = searches.require(search).state().isFinal();
    var events =
        store.after(search, id, BATCH).stream().map(event -> EventJson.of(event, mapper)).toList();
    var last = events.isEmpty() ? id : events.getLast().id();
    return new EventsJson(events, last, isFinal && events.size() < BATCH);
  }
}
