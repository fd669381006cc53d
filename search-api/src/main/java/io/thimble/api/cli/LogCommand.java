package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints what a trial's attempts printed. */
@Command(
    name = "log",
    description = "Print what a trial's attempts printed, oldest first; the newest lines are kept.")
final class LogCommand extends ClientCommand {
  private static final long POLL_MILLIS = 1_000;

  @Mixin private final TrialParameter trial = new TrialParameter();

  @Option(
      names = {"-f", "--follow"},
      description = "go on until the trial has ended")
  private boolean follow;

  LogCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var path = trial.resolve(client).path();
    var cursor = 0L;
    while (true) {
      // Asked before the lines: what it prints last must not be missed.
      var goesOn = follow && goesOn(client.tree(path));
      var last = print(client, path, cursor);
      if (last == cursor && !goesOn) {
        return ExitCodes.FINE;
      }
      if (terminal().out().checkError()) {
        return ExitCodes.FINE;
      }
      if (last == cursor) {
        Pause.millis(POLL_MILLIS);
      }
      cursor = last;
    }
  }

  /** A page; returns the cursor of what follows it. */
  private long print(ApiClient client, String path, long cursor) {
    var last = cursor;
    var answer = client.getText(path + "/log?cursor=" + cursor);
    for (var line : client.parse(answer).path("lines")) {
      last = Math.max(last, line.path("id").asLong(0));
      terminal()
          .print(
              json()
                  ? line.toString()
                  : "%s [%s] %s"
                      .formatted(
                          Cells.time(line.path("at")),
                          Cells.text(line.path("attempt")),
                          Cells.text(line.path("line"))));
    }
    return last;
  }

  private static boolean goesOn(JsonNode trial) {
    return switch (trial.path("state").asString("")) {
      case "queued", "running", "waiting" -> true;
      default -> false;
    };
  }
}
