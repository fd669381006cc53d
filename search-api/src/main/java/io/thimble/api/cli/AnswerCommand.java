package io.thimble.api.cli;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A command that asks once: the answer is printed as it came, or told in words. */
abstract class AnswerCommand extends ClientCommand {
  AnswerCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  final int run(ApiClient client) {
    var answer = ask(client);
    if (json()) {
      terminal().print(answer);
    } else {
      tell(client.parse(answer));
    }
    return ExitCodes.FINE;
  }

  /** The answer as it came. */
  abstract String ask(ApiClient client);

  /** Writes for people. */
  abstract void tell(JsonNode answer);
}
