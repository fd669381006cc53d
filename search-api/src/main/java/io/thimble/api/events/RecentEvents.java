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
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest events of the searches that somebody follows. However many follow one search, the
 * database is asked once in a while for all of them, and each event is written once. Safe for
 * several threads.
 */
@Component
class RecentEvents {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_SEARCHES = 1_000;

  private final EventFeed feed;
  private final EventStore store;
  private final JsonMapper mapper;
  private final long freshNanos;
  private final Map<UUID, Window> windows = new ConcurrentHashMap<>();

  RecentEvents(EventFeed feed, EventStore store, JsonMapper mapper, Settings settings) {
    this.feed = feed;
    this.store = store;
    this.mapper = mapper;
    this.freshNanos = settings.eventPoll().toNanos();
  }

  /**
   * What is to be sent.
   *
   * @param lines events as a stream writes them, oldest first
   * @param last id to ask after next time
   * @param ended whether the search is over and nothing will follow
   */
  record News(List<String> lines, long last, boolean ended) {}

  /** An event as a stream writes it. */
  private record Line(long id, String text) {}

  /**
   * All events of a search after an id.
   *
   * @param from every event after this one is here
   * @param ended whether no more will come
   * @param readAt by {@link System#nanoTime}
   */
  private record Window(long from, List<Line> lines, boolean ended, long readAt) {
    static final Window NONE = new Window(Long.MAX_VALUE, List.of(), false, 0);

    long last() {
      return lines.isEmpty() ? from : lines.getLast().id();
    }

    News after(long id) {
      var later = lines.stream().filter(line -> line.id() > id).map(Line::text).toList();
      return new News(later, Math.max(id, last()), ended);
    }
  }

  /**
   * What came after this id, not older than the time between two looks. Whoever asks may read the
   * search: it keeps its owner.
   */
  News after(UUID search, long id) {
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

  private News begin(UUID search, long id) {
    if (windows.size() >= MOST_SEARCHES) {
      windows.clear();
    }
    windows.computeIfAbsent(search, this::fromNowOn);
    var news = feed.after(search, id);
    return new News(lines(news).map(Line::text).toList(), news.last(), news.ended());
  }

  private Stream<Line> lines(EventsJson news) {
    return news.events().stream()
        .map(
            event ->
                new Line(
                    event.id(),
                    "id:" + event.id() + "\ndata:" + mapper.writeValueAsString(event) + "\n\n"));
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
    var lines = Stream.concat(window.lines().stream(), lines(news)).toList();
    int spare = Math.max(0, lines.size() - MOST_EVENTS);
    return new Window(
        spare == 0 ? window.from() : lines.get(spare - 1).id(),
        lines.subList(spare, lines.size()),
        news.ended(),
        System.nanoTime());
  }
}
