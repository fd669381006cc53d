package io.thimble.db.setting;

/** The database does not let a program in, or is not there. */
public final class UnreachableDatabaseException extends StartException {
  private static final long serialVersionUID = 1;

  /** With the address and the user that were tried, and what came of it. */
  public UnreachableDatabaseException(String url, String user, Throwable failure) {
    super(
        "The database (%s) cannot be reached as %s (%s). Maybe it is not running, or %s, %s and %s are not right."
            .formatted(
                DatabaseSettings.URL.shown(url),
                user,
                reason(failure),
                DatabaseSettings.URL,
                DatabaseSettings.USER,
                DatabaseSettings.PASSWORD));
  }

  /** The first line of what lies deepest. */
  public static String reason(Throwable failure) {
    var root = failure;
    for (var cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }
}
