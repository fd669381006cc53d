package io.thimble.api.cli;

import java.time.Duration;

/** Follows a search until it ends. */
final class SearchWatch {
  private static final long POLL_MILLIS = 1_000;
  private static final Duration UNREACHABLE_PATIENCE = Duration.ofMinutes(1);

  private SearchWatch() {}

  /**
   * Shows progress until the search is in a final state. A service that is restarted meanwhile is
   * waited for.
   */
  static Answers.Search untilEnd(ApiClient client, String search, StatusLine statusLine) {
    var answeredNanos = System.nanoTime();
    while (true) {
      try {
        var now = client.get("/searches/" + search, Answers.Search.class);
        answeredNanos = System.nanoTime();
        if (now.isFinal()) {
          statusLine.clear();
          return now;
        }
        statusLine.show(
            now.trials().shareEnded(), SearchWords.progress(now), SearchWords.shortly(now));
      } catch (CommandFailure unreachable) {
        if (unreachable.exitCode() != ExitCodes.UNREACHABLE
            || System.nanoTime() - answeredNanos > UNREACHABLE_PATIENCE.toNanos()) {
          throw unreachable;
        }
        statusLine.show("The service does not answer; waiting for it …");
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  /** What a command exits with after this end; a bad one is told. */
  static int exitCode(Answers.Search ended, Terminal terminal) {
    if (ended.completed()) {
      return ExitCodes.FINE;
    }
    var reason = ended.reason() == null ? "." : ": " + ended.reason();
    terminal.complain("The search %s is %s%s".formatted(ended.id(), ended.state(), reason));
    return ExitCodes.FAILED;
  }
}
