package io.thimble.api.soak;

import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a run's operation log: what a client was told, what was done to a process, what a
 * worker was told, or what the database says at the end. All clocks are this machine's.
 */
sealed interface Operation {
  /** When; for a call, just before it was made. */
  Instant at();

  /**
   * A client was told that its search is kept.
   *
   * @param name the search's own, one for each that was meant
   * @param search the id that the answer named
   */
  record Acknowledged(Instant at, String name, UUID search) implements Operation {}

  /** A client was not told what became of its post. */
  record Unanswered(Instant at, String name) implements Operation {}

  /** The database has this search, and it stands there. */
  record Stored(Instant at, String name, UUID search, SearchState state) implements Operation {}

  /**
   * A process got a signal, or something like it.
   *
   * @param target for example {@code worker 4711}
   * @param what for example {@code KILL}
   */
  record Disturbed(Instant at, String target, String what) implements Operation {
    /** The worker of this process was killed. */
    static Disturbed killed(Instant at, long worker) {
      return new Disturbed(at, "worker " + worker, "KILL");
    }

    boolean kills() {
      return target.startsWith("worker ") && what.equals("KILL");
    }

    long process() {
      return Long.parseLong(target.substring("worker ".length()));
    }
  }

  /**
   * A worker reported an epoch.
   *
   * @param worker its process
   * @param accepted what the database answered
   */
  record Reported(Instant at, long worker, Trial trial, int epoch, boolean accepted)
      implements Operation {}

  /** The database's history: an attempt began. */
  record Began(Instant at, Trial trial, int attempt, long worker) implements Operation {}

  /**
   * The scheduler's table, right after a worker was killed: the task of this trial is its own,
   * whether or not it had begun the attempt.
   */
  record LeftBehind(Instant at, long worker, Trial trial) implements Operation {}

  /** The database's history: an epoch was noted for an attempt. */
  record Progressed(Instant at, Trial trial, int attempt, int epoch) implements Operation {}

  /** The database's history: a trial came to rest, finally or until it is taken up again. */
  record Rested(Instant at, Trial trial, TrialState state) implements Operation {}

  /** The trial's row at the end. */
  record Left(Instant at, Trial trial, TrialState state, int attempt, @Nullable String model)
      implements Operation {}

  /**
   * The front at the end.
   *
   * @param expected searches with the same text here have to come to the same front
   * @param members how many trials are on it
   */
  record FrontRead(Instant at, UUID search, String expected, long members, String hash)
      implements Operation {}

  /** One trial of one search. */
  record Trial(UUID search, int number) {
    @Override
    public String toString() {
      return search + "/" + number;
    }
  }
}
