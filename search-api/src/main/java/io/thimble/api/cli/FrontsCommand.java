package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The front of several searches together. */
@Command(
    name = "fronts",
    description = "Print the common front of several searches of the same data and objectives.")
final class FrontsCommand extends AnswerCommand {
  @Parameters(
      arity = "1..16",
      paramLabel = "SEARCH",
      description = "ids of searches, or the beginnings of ids")
  private List<String> searches = List.of();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "only what fits this board, with its latency and energy")
  private @Nullable String device;

  FrontsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    var query = new Addresses.Query();
    searches.forEach(search -> query.with("search", SearchIds.resolve(client, search)));
    return client.getText(query.with("device", device).after("/fronts"));
  }

  @Override
  void tell(JsonNode answer) {
    var table = Models.table("<search");
    answer
        .path("front")
        .forEach(
            member -> Models.row(table, Cells.text(member.path("search")), member.path("trial")));
    table.print(terminal());
    terminal().print("Objectives: " + Cells.list(answer.path("objectives")));
  }
}
