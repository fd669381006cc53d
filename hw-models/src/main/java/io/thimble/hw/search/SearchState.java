package io.thimble.hw.search;

/**
 * The life of a search: {@code QUEUED → RUNNING → COMPLETED}; {@code PAUSED} and back on request;
 * {@code CANCELLED} on request; {@code FAILED} when it cannot go on (the data set is broken, say),
 * always with a reason.
 */
public enum SearchState {
  QUEUED,
  RUNNING,
  PAUSED,
  COMPLETED,
  CANCELLED,
  FAILED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING, PAUSED -> false;
      case COMPLETED, CANCELLED, FAILED -> true;
    };
  }
}
