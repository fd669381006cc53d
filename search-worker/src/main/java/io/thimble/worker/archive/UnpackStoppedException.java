package io.thimble.worker.archive;

import java.io.IOException;
import java.io.Serial;

/** Nobody waits any more for what is being unpacked. */
final class UnpackStoppedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  UnpackStoppedException() {
    super("The data set is no longer wanted, or this worker stops");
  }
}
