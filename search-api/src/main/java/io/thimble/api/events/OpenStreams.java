package io.thimble.api.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.thimble.api.Settings;
import io.thimble.api.error.ApiException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Counts the streams of each owner: every one is a thread that asks the database on and on. */
@Component
class OpenStreams implements MeterBinder {
  /** Streams end of themselves all the time. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  private final int mostOfAnOwner;
  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

  OpenStreams(Settings settings) {
    this.mostOfAnOwner = settings.eventStreams();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("thimble.event.streams", open, OpenStreams::sum)
        .description("streams of events that are open")
        .register(registry);
  }

  private static int sum(ConcurrentMap<String, Integer> open) {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Takes a place, which {@link #leave} gives back.
   *
   * @throws ApiException when the owner has no place left
   */
  void enter(String owner) {
    if (open.merge(owner, 1, Integer::sum) > mostOfAnOwner) {
      leave(owner);
      throw ApiException.ofLimit(
          "The owner (%s) has %d streams of events open, and that is all that are allowed. Maybe close some, or ask with ?after=ID from time to time."
              .formatted(owner, mostOfAnOwner),
          ASK_AGAIN);
    }
  }

  /** Gives a place back. */
  void leave(String owner) {
    open.computeIfPresent(owner, (_, streams) -> streams == 1 ? null : streams - 1);
  }
}
