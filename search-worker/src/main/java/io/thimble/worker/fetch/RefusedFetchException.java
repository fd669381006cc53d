package io.thimble.worker.fetch;

import java.io.IOException;
import java.io.Serial;

/** What will not be fetched, however often it is tried; the message says why. */
public final class RefusedFetchException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  RefusedFetchException(String message) {
    super(message);
  }
}
