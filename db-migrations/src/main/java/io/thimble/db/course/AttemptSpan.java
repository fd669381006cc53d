package io.thimble.db.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt from its begin to its end, as events tell of it.
 *
 * @param trial number of the trial
 * @param attempt number of the attempt, 1 for the first
 * @param worker who ran it
 * @param startedAt when it began
 * @param endedAt when it ended, or null while it runs; of one whose worker fell silent, when that
 *     was noticed
 * @param ending how it ended
 * @param fromEpoch epochs that the trial had been trained for when it began
 * @param toEpoch the same when it ended, or so far
 */
public record AttemptSpan(
    int trial,
    int attempt,
    String worker,
    Instant startedAt,
    @Nullable Instant endedAt,
    Ending ending,
    int fromEpoch,
    int toEpoch) {
  /** How an attempt ended. */
  public enum Ending {
    /** Not yet. */
    RUNNING,
    /** The trial was scored. */
    SCORED,
    /** The trial reached a rung, where it waited. */
    WAITING,
    /** The trial failed. */
    FAILED,
    /** The worker gave it back, to be gone on with by another. */
    RELEASED,
    /** The training broke off, or the worker fell silent. */
    LOST,
    /** The search was ended. */
    CANCELLED,
    /** In a way that no event tells. */
    ENDED
  }
}
