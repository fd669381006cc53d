package io.thimble.worker.export;

import java.io.Serial;

/** A file that is no bundle to work with; the message says where, what, and what may help. */
public final class InvalidBundleException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidBundleException(String message) {
    super(message);
  }

  InvalidBundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
