package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What became of a front between two events. */
@Command(
    name = "changes",
    description = "Say which trials joined and left the front between two events.")
final class ChangesCommand extends AnswerCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(
      names = "--from",
      paramLabel = "EVENT",
      description = "id of an event (default: the first)")
  private @Nullable Long from;

  @Option(names = "--to", paramLabel = "EVENT", description = "id of an event (default: the last)")
  private @Nullable Long to;

  ChangesCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return client.getText(
        new Addresses.Query()
            .with("from", from)
            .with("to", to)
            .after("/searches/%s/front/changes".formatted(search.resolve(client))));
  }

  @Override
  void tell(JsonNode answer) {
    var table = Models.table("<what");
    answer.path("joined").forEach(member -> Models.row(table, "joined", member));
    answer.path("left").forEach(member -> Models.row(table, "left", member));
    table.print(terminal());
    terminal().print("Stayed: " + Cells.list(answer.path("stayed")));
    terminal()
        .print(
            "Hypervolume: %.4f → %.4f"
                .formatted(
                    answer.path("hypervolumeBefore").asDouble(0),
                    answer.path("hypervolumeAfter").asDouble(0)));
  }
}
