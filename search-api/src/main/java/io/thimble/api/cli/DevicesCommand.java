package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the boards that Thimble knows, or the best models for one of them. */
@Command(
    name = "devices",
    description = {
      "List the boards that a spec may name.",
      "With one of them: the best models of all searches that fit it, with their cost on it."
    })
final class DevicesCommand extends AnswerCommand {
  @Parameters(arity = "0..1", paramLabel = "DEVICE", description = "id of a board")
  private @Nullable String device;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "with a board: at most so many models (default: 50)")
  private @Nullable Integer limit;

  DevicesCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return device == null
        ? client.getText("/devices")
        : client.getText(
            new Addresses.Query()
                .with("limit", limit)
                .after("/devices/%s/models".formatted(Addresses.encode(device))));
  }

  @Override
  void tell(JsonNode answer) {
    if (device == null) {
      boards(answer.path("devices")).print(terminal());
      return;
    }
    boards(List.of(answer.path("device"))).print(terminal());
    terminal().print("");
    var table = Models.table("<search");
    answer
        .path("models")
        .forEach(model -> Models.row(table, Cells.text(model.path("search")), model.path("trial")));
    table.print(terminal());
  }

  private static Table boards(Iterable<JsonNode> boards) {
    var table = Table.of("<device", "<name", "<core", ">MHz", ">flash B", ">SRAM B");
    boards.forEach(
        board ->
            table.row(
                Cells.text(board.path("id")),
                Cells.text(board.path("name")),
                Cells.text(board.path("core")),
                Words.count(Math.round(board.path("clockMegahertz").asDouble(0))),
                Cells.count(board.path("flashBytes")),
                Cells.count(board.path("sramBytes"))));
    return table;
  }
}
