package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Shows trials side by side. */
@Command(
    name = "compare",
    description = "Show 2 to 6 trials side by side, also of different searches; * marks the best.")
final class CompareCommand extends ClientCommand {
  private static final int LEAST = 2;
  private static final int MOST = 6;

  @Parameters(
      arity = "1..*",
      paramLabel = "SEARCH:N",
      description = "a search and the number of its trial, or a number for the newest search")
  private List<String> given = List.of();

  CompareCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    if (given.size() < LEAST || given.size() > MOST) {
      throw CommandFailure.badInput(
          "The trials (%d) are not %d to %d. Maybe ./thimble trials lists all of a search."
              .formatted(given.size(), LEAST, MOST));
    }
    var trials = given.stream().map(one -> TrialParameter.resolve(client, one)).toList();
    var answers = trials.stream().map(trial -> client.getText(trial.path())).toList();
    if (json()) {
      var all = JsonMapper.shared().createArrayNode();
      for (var index = 0; index < trials.size(); index++) {
        all.addObject()
            .put("search", trials.get(index).search())
            .set("trial", client.parse(answers.get(index)));
      }
      terminal().print(all.toString());
    } else {
      Comparison.of(given, answers.stream().map(client::parse).toList()).print(terminal());
    }
    return ExitCodes.FINE;
  }
}
