package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Says who asks. */
@Command(
    name = "session",
    description = "Say who asks: owner, name and role, as the service sees them.")
final class SessionCommand extends AnswerCommand {
  SessionCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return client.getText("/session");
  }

  @Override
  void tell(JsonNode session) {
    for (var field : List.of("owner", "name", "role", "auth")) {
      terminal().print("%-7s%s".formatted(field, Cells.text(session.path(field))));
    }
  }
}
