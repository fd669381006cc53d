package io.thimble.worker.trial;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.thimble.hw.budget.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this worker counts and times. Without a registry, in benchmarks and tests, nothing is. */
public final class Meters {
  private static final String PROPOSALS = "thimble.proposals";
  private static final String ATTEMPTS = "thimble.attempts";
  private static final String FRONT_CHANGES = "thimble.front.changes";

  /** Bounds of buckets, from the smallest network on a graphics processor to a large data set. */
  private static final Duration[] EPOCH_BOUNDS =
      Stream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 1_800_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** Bounds of buckets, from a random choice to a model of a thousand trials. */
  private static final Duration[] PROPOSAL_BOUNDS =
      Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private Meters() {}

  /**
   * Has everything told from the start, as zero: what is told first with its first event looks as
   * if that had not happened to whoever asks how much was added.
   */
  public static void tellAll() {
    List.of("scored", "rung", "stopped", "failed", "lost", "hindered")
        .forEach(outcome -> Metrics.counter(ATTEMPTS, "outcome", outcome));
    Stream.concat(Stream.of("accepted", "duplicate"), Stream.of(Limit.values()).map(Limit::label))
        .forEach(result -> Metrics.counter(PROPOSALS, "result", result));
    Metrics.counter(FRONT_CHANGES);
    epochs();
    proposals();
  }

  /** An attempt has ended; the outcome is one word. */
  public static void attemptEnded(String outcome) {
    Metrics.counter(ATTEMPTS, "outcome", outcome).increment();
  }

  /** A front has a new member. */
  static void frontChanged() {
    Metrics.counter(FRONT_CHANGES).increment();
  }

  /** An epoch has ended, with what it took to be told. */
  static void epochEnded(Duration duration) {
    epochs().record(duration);
  }

  private static Timer epochs() {
    return Timer.builder("thimble.epoch")
        .description("an epoch of a training, with what it took to be told")
        .serviceLevelObjectives(EPOCH_BOUNDS)
        .register(Metrics.globalRegistry);
  }

  /**
   * A strategy was asked for a proposal.
   *
   * @param duration what it took, with all that was refused on the way
   */
  public static void asked(Duration duration) {
    proposals().record(duration);
  }

  private static Timer proposals() {
    return Timer.builder("thimble.proposal")
        .description("one proposal of a strategy, with all that was refused on the way")
        .serviceLevelObjectives(PROPOSAL_BOUNDS)
        .register(Metrics.globalRegistry);
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
