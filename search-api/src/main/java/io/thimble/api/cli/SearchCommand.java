package io.thimble.api.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Posts a search. */
@Command(
    name = "search",
    description = "Post a search; with --wait, follow it to its end and print the front.")
final class SearchCommand extends ClientCommand {
  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "SPEC.json",
      description = "the spec, or - for the standard input; ready ones are in search-api/examples")
  private Path file = Path.of("");

  @Option(names = "--wait", description = "wait until the search has ended")
  private boolean wait;

  SearchCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = client.postOnce("/searches", SpecFile.read(file));
    var posted = client.read(answer, Answers.Search.class);
    if (!wait) {
      terminal()
          .print(
              json()
                  ? answer
                  : "Search %s is %s. See how it goes: ./thimble status, or %s"
                      .formatted(posted.id(), posted.state(), client.server()));
      return ExitCodes.FINE;
    }
    try (var statusLine = StatusLine.on(terminal(), json())) {
      statusLine.say("Search %s is posted.".formatted(posted.id()));
      var ended = SearchWatch.untilEnd(client, posted.id(), statusLine);
      if (json()) {
        terminal().print(client.getText("/searches/" + posted.id()));
      } else {
        var front = client.get("/searches/%s/front".formatted(posted.id()), Answers.Front.class);
        Fronts.table(front).print(terminal());
      }
      return SearchWatch.exitCode(ended, terminal());
    }
  }
}
