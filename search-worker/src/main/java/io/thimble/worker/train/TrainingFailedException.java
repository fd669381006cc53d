package io.thimble.worker.train;

/** The training cannot lead to a network. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingFailedException(String message) {
    super(message);
  }

  TrainingFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
