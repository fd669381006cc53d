package io.thimble.api.cli;

import java.io.IOException;
import java.net.ConnectException;

/**
 * Whether a request that the service does once may be sent again. A service that was never there is
 * not waited for; one that broke off is, for about as long as it takes to start.
 */
final class Repetition {
  private static final int MOST = 8;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  /** The key is in use: the first request goes on although its connection broke. */
  private static final int CONFLICT = 409;

  /** The database is restarting, or a proxy finds no service behind it. */
  private static final int UNAVAILABLE = 503;

  private int made;

  /** After an answer with this status. */
  boolean isDueAfter(int status) {
    return made < MOST && (status == UNAVAILABLE || (status == CONFLICT && made > 0));
  }

  /** After a connection that broke, or that was never made. */
  boolean isDueAfter(IOException failure) {
    return made < MOST && (made > 0 || !(failure instanceof ConnectException));
  }

  /** Waits before the next time, twice as long each time. */
  void pause() {
    Pause.millis(Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << made));
    made++;
  }
}
