package io.thimble.worker.data;

import java.io.Serial;

/** A data set that no search can use; the message says where, what, and what may help. */
public sealed class DataSetException extends RuntimeException permits DataSetUnavailableException {
  @Serial private static final long serialVersionUID = 1L;

  public DataSetException(String message) {
    super(message);
  }

  public DataSetException(String message, Throwable cause) {
    super(message, cause);
  }
}
