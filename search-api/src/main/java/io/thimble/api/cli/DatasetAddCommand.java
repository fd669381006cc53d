package io.thimble.api.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Brings a data set to the workers. */
@Command(
    name = "add",
    description = {
      "Add a data set: an archive (tar.gz or zip) on this machine, which is sent in pieces, or one"
          + " at an address, which a worker fetches.",
      "For example: datasets add mine words.tar.gz; datasets add mine https://… --sha256 …;"
          + " datasets add speech-commands-v0.02."
    })
final class DatasetAddCommand extends ClientCommand {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "what specs will call it, or the name of a known one")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE|URL",
      description = "the archive; none for a known one")
  private @Nullable String source;

  @Option(
      names = "--sha256",
      paramLabel = "DIGEST",
      description = "of the archive at the address, or of the file if that is to be checked")
  private @Nullable String sha256;

  @Option(
      names = "--resume",
      paramLabel = "UPLOAD",
      description = "go on with an upload that broke off; its id was printed when it began")
  private @Nullable String resume;

  DatasetAddCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = source == null || isAddress() ? fetch(client) : send(client, Path.of(source));
    if (json()) {
      terminal().print(answer);
    } else {
      terminal()
          .print(
              "The data set %s is %s. See when workers have it: ./thimble datasets"
                  .formatted(name, Cells.text(client.parse(answer).path("state"))));
    }
    return ExitCodes.FINE;
  }

  private boolean isAddress() {
    return source != null && ADDRESS.matcher(source).matches();
  }

  private String fetch(ApiClient client) {
    if (resume != null) {
      throw CommandFailure.badInput(
          "An upload (%s) is resumed with a file. Maybe name the archive.".formatted(resume));
    }
    if (source == null && sha256 != null) {
      throw CommandFailure.badInput(
          "A known data set (%s) has a SHA-256 of its own. Maybe leave --sha256 out."
              .formatted(name));
    }
    var asked = JsonMapper.shared().createObjectNode();
    if (source == null) {
      asked.put("known", name);
    } else {
      asked.put("name", name).put("url", source).put("sha256", sha256);
    }
    return client.post("/datasets", asked.toString());
  }

  private String send(ApiClient client, Path file) {
    try (var statusLine = StatusLine.on(terminal(), json())) {
      return new Upload(client, statusLine).send(name, file, resume, sha256);
    }
  }
}
