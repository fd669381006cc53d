package io.thimble.worker.data;

import java.io.Serial;

/** A data set that cannot be read here and now; another try, or another machine, may. */
public final class DataSetUnavailableException extends DataSetException {
  @Serial private static final long serialVersionUID = 1L;

  public DataSetUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
