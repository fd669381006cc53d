package io.thimble.worker.schedule;

import java.io.IOException;
import java.io.Serial;

/** Tells the scheduler that a fetch is to be counted as failed and tried again. */
final class FetchFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  FetchFailedException(String message, IOException cause) {
    super(message, cause);
  }
}
