package io.thimble.api.cli;

import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows one trial. */
@Command(
    name = "trial",
    description = "Show a trial: its score, what it costs, how it learnt and what it mishears.")
final class TrialCommand extends ClientCommand {
  @Mixin private final TrialParameter trial = new TrialParameter();

  @ArgGroup private Part part = new Part();

  /** Which of a trial's answers is printed; all that a person wants to see, without it. */
  private static final class Part {
    @Option(names = "--report", description = "the report alone, also as JSON")
    private boolean report;

    @Option(names = "--network", description = "the network, layer by layer, also as JSON")
    private boolean network;
  }

  TrialCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var path = trial.resolve(client).path();
    if (part.network) {
      show(client, path + "/estimate", answer -> NetworkText.tell(answer, terminal()));
    } else if (part.report) {
      show(client, path + "/report", answer -> ReportText.tell(answer, terminal()));
    } else {
      show(client, path, answer -> TrialText.tell(answer, terminal()));
      if (!json()) {
        ReportText.tell(client.tree(path + "/report"), terminal());
      }
    }
    return ExitCodes.FINE;
  }

  private void show(ApiClient client, String path, Consumer<JsonNode> words) {
    var answer = client.getText(path);
    if (json()) {
      terminal().print(answer);
    } else {
      words.accept(client.parse(answer));
    }
  }
}
