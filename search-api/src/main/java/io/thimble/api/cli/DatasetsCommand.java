package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists data sets; below it stand the commands that add and delete one. */
@Command(name = "datasets", description = "List the data sets that workers see.")
final class DatasetsCommand extends AnswerCommand {
  DatasetsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  /** With its subcommands. */
  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new DatasetsCommand(terminal, environment))
        .addSubcommand(new DatasetAddCommand(terminal, environment))
        .addSubcommand(new DeleteCommand(terminal, environment));
  }

  @Override
  String ask(ApiClient client) {
    return client.getText("/datasets");
  }

  @Override
  void tell(JsonNode answer) {
    var table = Table.of("<data set", ">words", ">clips", "<seen", "<folder", "<problem");
    for (var dataset : answer.path("datasets")) {
      var words = dataset.path("words");
      var clips = 0L;
      for (var count : words) {
        clips += count.asLong(0);
      }
      table.row(
          Cells.text(dataset.path("name")),
          dataset.path("anyWords").asBoolean(false) ? "any" : Integer.toString(words.size()),
          Words.count(clips),
          Cells.time(dataset.path("seenAt")),
          Cells.text(dataset.path("path")),
          dataset.path("problem").asString(""));
    }
    table.print(terminal());
  }

  /** Deletes a data set that came as an archive. */
  @Command(
      name = "delete",
      description = "Delete an imported data set: archive, clips and cached features.")
  static final class DeleteCommand extends ClientCommand {
    @Parameters(paramLabel = "NAME", description = "its name")
    private String name = "";

    @Mixin private final Confirmation confirmation = new Confirmation();

    DeleteCommand(Terminal terminal, Map<String, String> environment) {
      super(terminal, environment);
    }

    @Override
    int run(ApiClient client) {
      confirmation.demand(terminal(), "Delete the data set %s?".formatted(name));
      var answer = client.delete("/datasets/" + Addresses.encode(name));
      if (json()) {
        terminal().print(answer);
        return ExitCodes.FINE;
      }
      terminal().print("The data set %s is being deleted.".formatted(name));
      var searches = client.parse(answer).path("searches");
      if (!searches.isEmpty()) {
        terminal()
            .print(
                "Bundles of these searches hold ten recordings each until they are deleted, too: "
                    + Cells.list(searches));
      }
      return ExitCodes.FINE;
    }
  }
}
