package io.thimble.db.postgres;

import org.jspecify.annotations.Nullable;

/** Thrown when the embedded server cannot be started; the message is meant for people. */
public final class DatabaseStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
