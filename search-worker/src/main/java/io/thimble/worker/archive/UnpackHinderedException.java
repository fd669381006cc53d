package io.thimble.worker.archive;

import java.io.IOException;
import java.io.Serial;

/** This machine cannot unpack an archive that may be fine; another try, or another machine, may. */
final class UnpackHinderedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  UnpackHinderedException(String message) {
    super(message);
  }

  UnpackHinderedException(String message, Throwable cause) {
    super(message, cause);
  }
}
