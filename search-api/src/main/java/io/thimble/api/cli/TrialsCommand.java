package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the trials of a search. */
@Command(name = "trials", description = "List the trials of a search, by number.")
final class TrialsCommand extends ListCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--csv", description = "print CSV, with a column for each decision")
  private boolean csv;

  TrialsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var path = "/searches/%s/trials".formatted(search.resolve(client));
    if (csv) {
      terminal().print(client.getText(path + ".csv").stripTrailing());
      return ExitCodes.FINE;
    }
    var table =
        Table.of(
            ">trial",
            "<state",
            "<family",
            ">int8 validation %",
            ">int8 test %",
            ">flash B",
            ">arena B",
            ">ops",
            ">ms",
            ">epoch",
            "<front",
            "<reason");
    return list(client, path, "", "trials", table, TrialsCommand::cells);
  }

  private static List<String> cells(JsonNode trial) {
    var accuracy = trial.path("int8Accuracy");
    return List.of(
        Cells.text(trial.path("trial")),
        Cells.text(trial.path("state")),
        Cells.text(trial.path("family")),
        Cells.interval(accuracy.path("validation")),
        Cells.percent(accuracy.path("test").path("accuracy")),
        Cells.count(trial.path("flashBytes")),
        Cells.count(trial.path("sramBytes")),
        Cells.count(trial.path("ops")),
        Cells.millis(trial.path("latencyMicros")),
        Cells.text(trial.path("epoch")),
        Cells.yes(trial.path("onFront")),
        trial.path("reason").asString(""));
  }
}
