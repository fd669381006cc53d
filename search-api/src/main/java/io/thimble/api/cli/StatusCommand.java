package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how a search stands. */
@Command(name = "status", description = "Say how a search stands.")
final class StatusCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--all", description = "all searches, newest first, a line each")
  private boolean all;

  StatusCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    if (all) {
      if (search.isGiven()) {
        throw CommandFailure.badInput(
            "Both an ID and --all are given. Maybe leave one of them out.");
      }
      printAll(client);
      return ExitCodes.FINE;
    }
    var answer = client.getText("/searches/" + search.resolve(client));
    if (json()) {
      terminal().print(answer);
    } else {
      SearchWords.details(client.read(answer, Answers.Search.class)).forEach(terminal()::print);
    }
    return ExitCodes.FINE;
  }

  /** As JSON, a page on each line. */
  private void printAll(ApiClient client) {
    var table = Table.of("<search", "<state", ">trials", ">best int8 %", ">front", "<name");
    @Nullable String cursor = null;
    do {
      var answer =
          client.getText("/searches?limit=100" + (cursor == null ? "" : "&cursor=" + cursor));
      var page = client.read(answer, Answers.SearchPage.class);
      if (json()) {
        terminal().print(answer);
      }
      page.searches().forEach(one -> add(table, one));
      cursor = page.next();
    } while (cursor != null);
    if (!json()) {
      table.print(terminal());
    }
  }

  private static void add(Table table, Answers.Search search) {
    var trials = search.trials();
    table.row(
        search.id(),
        search.state(),
        "%d/%d".formatted(trials.ended(), trials.total()),
        Words.percent(search.bestInt8Accuracy()),
        Integer.toString(search.frontSize()),
        search.name());
  }
}
