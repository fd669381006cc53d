package io.thimble.db.archive.s3;

import io.thimble.db.setting.StartException;

/** The store of archives cannot be used as it is set, for a reason that an operator can mend. */
public final class InvalidArchiveStoreException extends StartException {
  private static final long serialVersionUID = 1;

  InvalidArchiveStoreException(String message) {
    super(message);
  }
}
