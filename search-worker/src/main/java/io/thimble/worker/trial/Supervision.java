package io.thimble.worker.trial;

import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.Standing;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.TrialStore;
import io.thimble.db.worker.WorkerStore;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import io.thimble.worker.trace.AttemptSpan;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Supervisor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Writes down how an attempt comes along, and ends it when it is no longer wanted. When its worker
 * stops, the attempt ends with its epoch, so that nothing of it is trained again; an epoch that
 * takes longer than the grace is left.
 */
final class Supervision implements Supervisor {
  private final TrialStore trials;
  private final Attempt attempt;
  private final BooleanSupplier stopping;

  /** A loop of the same pace asks each time, not every second time. */
  private static final Duration A_LITTLE_EARLY = Duration.ofMillis(100);

  private final Duration grace;
  private final Journal journal;
  private final AttemptSpan span;
  private final Pace pace;
  private final Outage outage = new Outage(WorkerStore.LEASE, System::nanoTime);
  private long epochBeganAt = System.nanoTime();
  private boolean draining;
  private long drainedBy;
  private long askAgainAt = System.nanoTime();

  /**
   * Of one attempt.
   *
   * @param stopping whether the worker wants to stop
   * @param grace how long it then waits for the end of the epoch
   * @param pace how often the database is asked whether the attempt is still wanted
   */
  Supervision(
      TrialStore trials,
      Attempt attempt,
      BooleanSupplier stopping,
      Duration grace,
      Journal journal,
      AttemptSpan span,
      Pace pace) {
    this.trials = trials;
    this.attempt = attempt;
    this.stopping = stopping;
    this.grace = grace;
    this.journal = journal;
    this.span = span;
    this.pace = pace;
  }

  Attempt attempt() {
    return attempt;
  }

  /** How to write what must not be lost. */
  Outage outage() {
    return outage;
  }

  @Override
  public String label() {
    return "Search %s trial %d".formatted(attempt.search(), attempt.trial());
  }

  @Override
  public Map<String, String> marks() {
    var marks = new HashMap<>(Marks.of(attempt));
    marks.putAll(span.marks());
    return marks;
  }

  @Override
  public void printed(String line) {
    journal.note(line);
  }

  @Override
  public boolean heard(Answer.Progress progress) {
    var counts =
        switch (progress) {
          case Answer.PhaseBegan began -> {
            span.beginPhase(began.phase().name().toLowerCase(Locale.ROOT));
            yield true;
          }
          case Answer.EpochEnded epoch -> {
            timeEpoch();
            yield outage.yesUnless(() -> trials.progress(attempt, result(epoch)));
          }
          case Answer.Kept kept ->
              outage.yesUnless(() -> trials.keep(attempt, stored(kept.checkpoint())));
        };
    journal.keep();
    return counts && !(progress instanceof Answer.EpochEnded && stopping.getAsBoolean());
  }

  private static EpochResult result(Answer.EpochEnded epoch) {
    return new EpochResult(epoch.epoch(), epoch.loss(), epoch.seconds());
  }

  private void timeEpoch() {
    var now = System.nanoTime();
    Meters.epochEnded(Duration.ofNanos(now - epochBeganAt));
    epochBeganAt = now;
  }

  @Override
  public boolean goesOn() {
    return !isDrained() && isWanted();
  }

  private boolean isWanted() {
    long now = System.nanoTime();
    if (now - askAgainAt < 0) {
      return true;
    }
    askAgainAt = now + pace.until(Asked.STANDING).minus(A_LITTLE_EARLY).toNanos();
    return outage.yesUnless(() -> trials.standing(attempt) == Standing.GO_ON);
  }

  private boolean isDrained() {
    if (!stopping.getAsBoolean()) {
      return false;
    }
    if (!draining) {
      draining = true;
      drainedBy = System.nanoTime() + grace.toNanos();
    }
    return System.nanoTime() - drainedBy >= 0;
  }

  static StoredCheckpoint stored(Checkpoint checkpoint) {
    return new StoredCheckpoint(checkpoint.epoch(), checkpoint.bytes());
  }
}
