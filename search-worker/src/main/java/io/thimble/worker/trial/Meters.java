package io.thimble.worker.trial;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Map;

/** What this worker counts and times. Without a registry, in benchmarks and tests, nothing is. */
public final class Meters {
  private static final String PROPOSALS = "thimble.proposals";

  private Meters() {}

  /** An attempt has ended; the outcome is one word. */
  static void attemptEnded(String outcome) {
    Metrics.counter("thimble.attempts", "outcome", outcome).increment();
  }

  /** A front has a new member. */
  static void frontChanged() {
    Metrics.counter("thimble.front.changes").increment();
  }

  /** An epoch has ended, with what it took to be told. */
  static void epochEnded(Duration duration) {
    Metrics.timer("thimble.epoch").record(duration);
  }

  /**
   * A proposal has become a trial.
   *
   * @param duplicates proposals on the way to it that the search already had
   * @param infeasibleBy proposals on the way to it that a limit refused, by limit
   */
  public static void proposed(long duplicates, Map<String, Long> infeasibleBy) {
    Metrics.counter(PROPOSALS, "result", "accepted").increment();
    Metrics.counter(PROPOSALS, "result", "duplicate").increment(duplicates);
    infeasibleBy.forEach(
        (limit, count) -> Metrics.counter(PROPOSALS, "result", limit).increment(count));
  }
}
