package io.thimble.hw.search;

/**
 * The life of a trial: {@code QUEUED → RUNNING → SCORED}, or {@code FAILED} with a reason, or
 * {@code CANCELLED} with its search. A lost attempt takes it from {@code RUNNING} to a new attempt,
 * never back.
 */
public enum TrialState {
  QUEUED,
  RUNNING,
  SCORED,
  FAILED,
  CANCELLED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case SCORED, FAILED, CANCELLED -> true;
    };
  }
}
