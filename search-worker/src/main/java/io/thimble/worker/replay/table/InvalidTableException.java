package io.thimble.worker.replay.table;

/** A table, or what is asked of it, cannot be used. */
public final class InvalidTableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public InvalidTableException(String message) {
    super(message);
  }
}
