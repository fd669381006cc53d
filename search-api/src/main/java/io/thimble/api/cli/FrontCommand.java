package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the front of a search. */
@Command(
    name = "front",
    description =
        "Print the front of a search: its trials that no other one dominates, best first.")
final class FrontCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  FrontCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = client.getText("/searches/%s/front".formatted(search.resolve(client)));
    if (json()) {
      terminal().print(answer);
      return ExitCodes.FINE;
    }
    var front = client.read(answer, Answers.Front.class);
    Fronts.table(front).print(terminal());
    if (front.front().isEmpty()) {
      terminal().complain("The front is empty so far. Maybe ./thimble status says why.");
    }
    return ExitCodes.FINE;
  }
}
