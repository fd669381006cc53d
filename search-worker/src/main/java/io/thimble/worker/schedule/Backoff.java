package io.thimble.worker.schedule;

import java.time.Duration;

/** How long something that failed waits until it is tried again: twice as long each time. */
final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 16;

  private Backoff() {}

  /**
   * The time until the next try.
   *
   * @param first the time after the first failure
   * @param failures how often it has failed, 1 or more
   */
  static Duration after(Duration first, int failures) {
    var delay = first.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
