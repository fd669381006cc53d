package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the workers that are up. */
@Command(name = "workers", description = "List the workers that are up, and what they can do.")
final class WorkersCommand extends AnswerCommand {
  WorkersCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return client.getText("/workers");
  }

  @Override
  void tell(JsonNode answer) {
    var table =
        Table.of("<worker", ">cores", ">GPUs", ">running", ">at once", "<seen", "<data sets", "<");
    answer
        .path("workers")
        .forEach(
            worker ->
                table.row(
                    Cells.text(worker.path("name")),
                    Cells.text(worker.path("cores")),
                    Cells.text(worker.path("gpus")),
                    Cells.text(worker.path("running")),
                    Cells.text(worker.path("trainings")),
                    Cells.time(worker.path("seenAt")),
                    Cells.list(worker.path("datasets")),
                    worker.path("draining").asBoolean(false) ? "is about to end" : ""));
    table.print(terminal());
  }
}
