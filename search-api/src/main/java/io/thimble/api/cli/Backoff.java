package io.thimble.api.cli;

import java.time.Duration;

/** How long to wait before a program that died is started again: twice as long each time. */
final class Backoff {
  static final Duration SHORTEST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** A program that ran this long was well; its next death counts as the first. */
  static final Duration WELL = Duration.ofMinutes(1);

  private int deaths;

  /** Notes a death and says how long to wait. */
  Duration afterDeath(Duration lived) {
    deaths = lived.compareTo(WELL) >= 0 ? 1 : deaths + 1;
    var doublings = Math.min(deaths - 1, 10);
    var wait = SHORTEST.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** Deaths in a row without a minute of life between them. */
  int deaths() {
    return deaths;
  }
}
