package io.thimble.db.migrate;

import io.thimble.db.setting.StartException;

/** Thrown when a program meets a database whose schema is older than the program. */
public final class SchemaTooOldException extends StartException {
  private static final long serialVersionUID = 1;

  SchemaTooOldException(String missing) {
    super(
        ("The database's schema is too old: it lacks the migrations (%s). Maybe run migrate"
                + " first.")
            .formatted(missing));
  }
}
