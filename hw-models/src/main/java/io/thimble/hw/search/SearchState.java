package io.thimble.hw.search;

/**
 * Where a search stands: {@code QUEUED → RUNNING → COMPLETED}; {@code PAUSED} and back on request;
 * {@code CANCELLED} on request; {@code FAILED} when it cannot go on (the data set is broken, say),
 * always with a reason. {@link SearchMove} says what leads where.
 */
public enum SearchState {
  QUEUED,
  RUNNING,
  PAUSED,
  COMPLETED,
  CANCELLED,
  FAILED;

  /** Whether nothing will change by itself any more. */
  public boolean isFinal() {
    return switch (this) {
      case QUEUED, RUNNING, PAUSED -> false;
      case COMPLETED, CANCELLED, FAILED -> true;
    };
  }
}
