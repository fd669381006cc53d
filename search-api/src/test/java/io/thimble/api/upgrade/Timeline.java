package io.thimble.api.upgrade;

import java.time.Duration;
import java.time.Instant;

/** Says what happens, and when. */
final class Timeline {
  private Instant start = Instant.now();

  /** Begins anew, under a heading. */
  void begin(String heading) {
    System.out.printf("%n%s%n", heading);
    start = Instant.now();
  }

  void say(String text, Object... values) {
    var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
    System.out.printf("%6.1f s  %s%n", seconds, text.formatted(values));
  }
}
