package io.thimble.api.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a clip that a trial's model mishears. */
@Command(name = "clip", description = "Fetch a clip that a trial mishears, as its report names it.")
final class ClipCommand extends ClientCommand {
  @Parameters(
      arity = "2..3",
      paramLabel = "[SEARCH] N CLIP",
      hideParamSyntax = true,
      description = "a search (default: the newest), the number of its trial, and a clip's name")
  private List<String> given = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write (default: the current folder)")
  private Path out = Path.of(".");

  ClipCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    OutFiles.check(out);
    var trial = TrialParameter.resolve(client, given.subList(0, given.size() - 1));
    var clip = given.getLast();
    var path = new Addresses.Query().with("name", clip).after(trial.path() + "/clips");
    // The word stays in the name, and nothing in it leads to another folder.
    var name = clip.replaceAll("[/\\\\]+", "_");
    OutFiles.write(out, Map.of(name, client.getBytes(path)));
    var written = out.resolve(name).toAbsolutePath().normalize();
    if (json()) {
      terminal()
          .print(JsonMapper.shared().createObjectNode().put("file", written.toString()).toString());
    } else {
      terminal().print("Wrote " + written);
    }
    return ExitCodes.FINE;
  }
}
