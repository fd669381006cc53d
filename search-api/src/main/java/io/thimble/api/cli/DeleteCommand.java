package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a search. */
@Command(
    name = "delete",
    description = "Delete a search with its trials and files; one that is not over is ended first.")
final class DeleteCommand extends ClientCommand {
  @Parameters(
      paramLabel = "ID",
      description = "id of a search, the beginning of its id, or '" + SearchIds.LATEST + "'")
  private String search = "";

  @Mixin private final Confirmation confirmation = new Confirmation();

  DeleteCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var id = SearchIds.resolve(client, search);
    confirmation.demand(
        terminal(), "Delete the search %s and everything that belongs to it?".formatted(id));
    var answer = client.delete("/searches/" + id);
    if (json()) {
      terminal().print(answer.isEmpty() ? "{}" : answer);
    } else {
      terminal().print("Search %s is deleted.".formatted(id));
    }
    return ExitCodes.FINE;
  }
}
