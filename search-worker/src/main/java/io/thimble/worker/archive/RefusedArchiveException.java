package io.thimble.worker.archive;

import java.io.IOException;
import java.io.Serial;

/** An archive that will never become a data set; the message says what is in it. */
public final class RefusedArchiveException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  RefusedArchiveException(String message) {
    super(message);
  }

  RefusedArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
