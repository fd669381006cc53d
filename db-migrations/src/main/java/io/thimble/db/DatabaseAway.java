package io.thimble.db;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of the database as a whole (it is stopped, restarts, has no connection or no room)
 * from those of a statement. Where it goes away between a transaction's statements, the layers
 * above wrap that in exceptions of many types: of a statement, of a commit, of a bucket.
 */
public final class DatabaseAway {
  /**
   * Connection exception, insufficient resources, operator intervention: the classes of SQLSTATE
   * (PostgreSQL's manual, appendix A) that say nothing about the statement.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  private static final int CLASS_DIGITS = 2;

  private DatabaseAway() {}

  /** Whether the failure, or what it was caused by, is that the database cannot be used. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException exception && saysSo(exception.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** The connection pool's own exceptions have no state: it has no connection to give. */
  private static boolean saysSo(@Nullable String state) {
    return state == null
        || (state.length() > CLASS_DIGITS && CLASSES.contains(state.substring(0, CLASS_DIGITS)));
  }
}
