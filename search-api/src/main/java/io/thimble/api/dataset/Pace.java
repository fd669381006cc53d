package io.thimble.api.dataset;

import java.time.Duration;

/**
 * How fast a piece has to come. The connection's own timeout bounds each read alone, which a sender
 * of one byte at a time never reaches.
 */
final class Pace {
  /**
   * A tenth of a slow line's upload (1 Mbit/s), so that a piece of 8 MiB takes 11 minutes at most.
   */
  static final int LEAST_BYTES_PER_SECOND = 12_500;

  /** Lines that stall for a moment are not slow. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private final long beganNanos;

  /** Of a piece that begins now, by {@link System#nanoTime}. */
  Pace(long nowNanos) {
    this.beganNanos = nowNanos;
  }

  /** Whether a piece is too slow of which so many bytes are there by now. */
  boolean tooSlow(long bytes, long nowNanos) {
    var took = Duration.ofNanos(nowNanos - beganNanos);
    var allowed = GRACE.plusMillis(bytes * 1_000 / LEAST_BYTES_PER_SECOND);
    return took.compareTo(allowed) > 0;
  }
}
