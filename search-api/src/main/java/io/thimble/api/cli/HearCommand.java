package io.thimble.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a trial's model listen to a recording. */
@Command(
    name = "hear",
    description = {
      "Have a trial's int8 model listen to a recording, in the TensorFlow Lite interpreter.",
      "Of a longer one it hears the loudest second."
    })
final class HearCommand extends AnswerCommand {
  private static final int BAR_CELLS = 20;
  private static final long MOST_BYTES = 1_000_000;

  @Parameters(
      arity = "2..3",
      paramLabel = "[SEARCH] N FILE.wav",
      hideParamSyntax = true,
      description = "a search (default: the newest), the number of its trial, and a recording")
  private List<String> given = List.of();

  HearCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    var recording = read(Path.of(given.getLast()));
    var trial = TrialParameter.resolve(client, given.subList(0, given.size() - 1));
    return client.post(trial.path() + "/hearings", "audio/wav", recording);
  }

  @Override
  void tell(JsonNode answer) {
    terminal()
        .print(
            "Heard: %s (from %.2f s on, %.1f ms)"
                .formatted(
                    Cells.text(answer.path("heard")),
                    answer.path("from").asDouble(0),
                    answer.path("millis").asDouble(0)));
    var table = Table.of("<label", ">score %", "<");
    answer
        .path("scores")
        .forEach(
            score ->
                table.row(
                    Cells.text(score.path("label")),
                    Cells.percent(score.path("score")),
                    ProgressBar.of(score.path("score").asDouble(0), BAR_CELLS)));
    table.print(terminal());
  }

  private static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw CommandFailure.badInput(
            "The recording (%s) %s. Maybe the path is misspelt."
                .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw CommandFailure.badInput(
            "The recording (%s) has %s bytes, more than %s. Maybe cut out the word."
                .formatted(file, Words.count(Files.size(file)), Words.count(MOST_BYTES)));
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw CommandFailure.badInput(
          "The recording (%s) cannot be read: %s. Maybe its permissions forbid it."
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }
}
