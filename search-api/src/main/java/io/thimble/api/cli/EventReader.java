package io.thimble.api.cli;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Reads a stream of events (text/event-stream), and connects again where it breaks off. */
final class EventReader {
  private static final String DATA = "data:";
  private static final long PAUSE_MILLIS = 500;
  private static final Duration UNREACHABLE_PATIENCE = Duration.ofMinutes(1);

  private final ApiClient client;
  private final String path;

  EventReader(ApiClient client, String path) {
    this.client = client;
    this.path = path;
  }

  /**
   * Shows every event after this one until the search has ended.
   *
   * @param reader returns false when it wants no more
   * @throws CommandFailure when the service refuses, or stays away for a minute
   */
  void follow(long since, Predicate<JsonNode> reader) {
    var last = since;
    var answeredNanos = System.nanoTime();
    while (true) {
      try {
        var stream = client.events(path, last);
        answeredNanos = System.nanoTime();
        if (stream.isEmpty()) {
          return;
        }
        try (var lines = stream.get()) {
          for (var line : (Iterable<String>) lines::iterator) {
            if (line.startsWith(DATA)) {
              var event = client.parse(line.substring(DATA.length()));
              last = event.path("id").asLong(last);
              if (!reader.test(event)) {
                return;
              }
            }
          }
        }
      } catch (UncheckedIOException brokenOff) {
        // The next connection says whether the service is still there.
      } catch (CommandFailure unreachable) {
        if (unreachable.exitCode() != ExitCodes.UNREACHABLE
            || System.nanoTime() - answeredNanos > UNREACHABLE_PATIENCE.toNanos()) {
          throw unreachable;
        }
      }
      Pause.millis(PAUSE_MILLIS);
    }
  }
}
