package io.thimble.hw.search;

/**
 * Where a trial stands; {@link TrialMove} says what leads where. The usual way is {@code QUEUED →
 * RUNNING → SCORED}, or {@code FAILED} with a reason, or {@code CANCELLED} with its search. A lost
 * attempt takes it from {@code RUNNING} to a new attempt, never back.
 *
 * <p>In a search with rungs it passes through {@code RUNNING → WAITING} at each of them: there it
 * stands trained to the rung's epoch until it is compared. Then it is promoted, back to {@code
 * QUEUED} with more epochs to go, or it is {@code STOPPED} without a score.
 */
public enum TrialState {
  QUEUED,
  RUNNING,
  WAITING,
  SCORED,
  STOPPED,
  FAILED,
  CANCELLED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING, WAITING -> false;
      case SCORED, STOPPED, FAILED, CANCELLED -> true;
    };
  }
}
