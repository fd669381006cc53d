package io.thimble.api.events;

import io.thimble.api.Settings;
import io.thimble.db.event.EventStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The latest events of the searches that somebody follows. However many follow one search, the
 * database is asked once in a while for all of them. Safe for several threads.
 */
@Component
class RecentEvents {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_SEARCHES = 1_000;

  private final EventFeed feed;
  private final EventStore store;
  private final long freshNanos;
  private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

  RecentEvents(EventFeed feed, EventStore store, Settings settings) {
    this.feed = feed;
    this.store = store;
    this.freshNanos = settings.eventPoll().toNanos();
  }

  /**
   * All events of a search after an id.
   *
   * @param from every event after this one is here
   * @param ended whether no more will come
   * @param readAt by {@link System#nanoTime}
   */
  private record Window(long from, List<EventJson> events, boolean ended, long readAt) {
    static final Window NONE = new Window(Long.MAX_VALUE, List.of(), false, 0);

    long last() {
      return events.isEmpty() ? from : events.getLast().id();
    }

    EventsJson after(long id) {
      var later = events.stream().filter(event -> event.id() > id).toList();
      return new EventsJson(later, Math.max(id, last()), ended);
    }
  }

  /**
   * What came after this id, not older than the time between two looks. Whoever asks may read the
   * search: it keeps its owner.
   */
  EventsJson after(UUID search, long id) {
    var known = windows.getOrDefault(search, Window.NONE);
    if (id < known.from()) {
      // Far behind, or the first who asks.
      return begin(search, id);
    }
    if (System.nanoTime() - known.readAt() < freshNanos) {
      return known.after(id);
    }
    return windows.compute(search, (_, window) -> fresh(search, window)).after(id);
  }

  private EventsJson begin(UUID search, long id) {
    if (windows.size() >= MOST_SEARCHES) {
      windows.clear();
    }
    windows.computeIfAbsent(search, this::fromNowOn);
    return feed.after(search, id);
  }

  private Window fromNowOn(UUID search) {
    return new Window(store.last(search), List.of(), false, System.nanoTime());
  }

  private Window fresh(UUID search, @Nullable Window window) {
    if (window == null) {
      return fromNowOn(search);
    }
    if (System.nanoTime() - window.readAt() < freshNanos) {
      return window;
    }
    var news = feed.after(search, window.last());
    var events = Stream.concat(window.events().stream(), news.events().stream()).toList();
    int spare = Math.max(0, events.size() - MOST_EVENTS);
    return new Window(
        spare == 0 ? window.from() : events.get(spare - 1).id(),
        events.subList(spare, events.size()),
        news.ended(),
        System.nanoTime());
  }
}
