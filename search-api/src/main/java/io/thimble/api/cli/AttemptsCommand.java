package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Who tried to run which trial, and how that ended. */
@Command(name = "attempts", description = "List the attempts at a search's trials, oldest first.")
final class AttemptsCommand extends AnswerCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--trial", paramLabel = "N", description = "of this trial alone")
  private @Nullable Integer trial;

  AttemptsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return client.getText(
        new Addresses.Query()
            .with("trial", trial)
            .after("/searches/%s/attempts".formatted(search.resolve(client))));
  }

  @Override
  void tell(JsonNode answer) {
    var table = Table.of(">trial", ">attempt", "<worker", "<began", ">took", ">epochs", "<ending");
    answer
        .path("attempts")
        .forEach(
            attempt ->
                table.row(
                    Cells.text(attempt.path("trial")),
                    Cells.text(attempt.path("attempt")),
                    Cells.text(attempt.path("worker")),
                    Cells.time(attempt.path("startedAt")),
                    Cells.between(attempt.path("startedAt"), attempt.path("endedAt")),
                    "%s–%s"
                        .formatted(
                            Cells.text(attempt.path("fromEpoch")),
                            Cells.text(attempt.path("toEpoch"))),
                    Cells.text(attempt.path("ending"))));
    table.print(terminal());
  }
}
