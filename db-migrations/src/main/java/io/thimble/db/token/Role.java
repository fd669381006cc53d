package io.thimble.db.token;

import java.util.Locale;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
  /** Sees what is its owner's. */
  READER,
  /** Also posts, changes and deletes what is its owner's. */
  SUBMITTER,
  /** Everything, whosever it is. */
  ADMIN;

  /** Whether this role may do what the other one may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  /** For example {@code reader}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
