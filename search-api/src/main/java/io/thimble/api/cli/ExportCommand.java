package io.thimble.api.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Downloads what a trial left. */
@Command(
    name = "export",
    description = "Write a trial's model.tflite and bundle.zip; the best trial's by default.")
final class ExportCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(
      names = "--trial",
      paramLabel = "N",
      description =
          "number of the trial (default: the one on the front with the best int8 accuracy)")
  private @Nullable Integer trial;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write (default: the current folder)")
  private Path out = Path.of(".");

  ExportCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    if (trial != null && trial < 0) {
      throw CommandFailure.badInput(
          "The trial (%d) is no number of one. Maybe ./thimble front shows them.".formatted(trial));
    }
    OutFiles.check(out);
    var id = search.resolve(client);
    var number = trial != null ? trial : winner(client, id);
    var files = TrialFiles.download(client, id, number);
    OutFiles.write(out, files);
    if (json()) {
      var written = JsonMapper.shared().createObjectNode().put("search", id).put("trial", number);
      var names = written.putArray("files");
      files.keySet().forEach(name -> names.add(out.resolve(name).toAbsolutePath().toString()));
      terminal().print(written.toString());
    } else {
      files.keySet().forEach(name -> terminal().print("Wrote " + out.resolve(name).normalize()));
    }
    return ExitCodes.FINE;
  }

  private static int winner(ApiClient client, String id) {
    var front = client.get("/searches/%s/front".formatted(id), Answers.Front.class);
    return Fronts.winner(front)
        .map(Answers.Member::trial)
        .orElseThrow(
            () ->
                CommandFailure.failed(
                    "The search %s has no scored trial yet. Maybe wait: ./thimble status"
                        .formatted(id)));
  }
}
