package io.thimble.worker.trial;

import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Standing;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.TrialStore;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Supervisor;
import java.util.function.BooleanSupplier;

/**
 * Writes down how an attempt comes along, and ends it when it is no longer wanted.
 *
 * @param stopping whether the worker wants to stop
 */
record Supervision(TrialStore trials, Attempt attempt, BooleanSupplier stopping)
    implements Supervisor {
  @Override
  public String label() {
    return "Search %s trial %d".formatted(attempt.search(), attempt.trial());
  }

  @Override
  public boolean heard(Answer.Progress progress) {
    return switch (progress) {
      case Answer.EpochEnded epoch -> trials.progress(attempt, epoch.epoch());
      case Answer.Kept kept -> trials.keep(attempt, stored(kept.checkpoint()));
    };
  }

  @Override
  public boolean goesOn() {
    return !stopping.getAsBoolean() && trials.standing(attempt) == Standing.GO_ON;
  }

  static StoredCheckpoint stored(Checkpoint checkpoint) {
    return new StoredCheckpoint(checkpoint.epoch(), checkpoint.bytes());
  }
}
