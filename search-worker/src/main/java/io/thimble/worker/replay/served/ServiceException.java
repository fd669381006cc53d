package io.thimble.worker.replay.served;

/** A service does not answer as it should; the message says what may help. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServiceException(String message) {
    super(message);
  }

  ServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
