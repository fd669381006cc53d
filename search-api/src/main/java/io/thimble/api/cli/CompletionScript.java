package io.thimble.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Completion for bash, and for zsh by its own bashcompinit: picocli's for the client's commands and
 * for the worker's, and a function around both, which also knows what the script does itself, and
 * asks the service for ids of searches.
 */
final class CompletionScript {
  private static final String FRAME = "completion.bash";

  /** What the script serves without either program. */
  private static final List<String> OF_THE_SCRIPT = List.of("verify", "jdk", "help");

  private final Installation installation;

  CompletionScript(Installation installation) {
    this.installation = installation;
  }

  /**
   * The whole script.
   *
   * @throws CommandFailure when the worker's program does not say what it knows
   */
  String text(Commands.Context context) {
    var client = Main.commandLine(context);
    var worker = ofTheWorker();
    return unregistered(AutoComplete.bash("thimble", client))
        + unregistered(worker).replace("_thimble", "_thimble_worker")
        + frame()
            .replace("@CLIENT@", String.join(" ", client.getSubcommands().keySet()))
            .replace("@WORKER@", String.join(" ", commands(worker)))
            .replace("@SCRIPT@", String.join(" ", OF_THE_SCRIPT))
            .replace("@SEARCHES@", String.join(" ", aboutSearches(client)));
  }

  /** Without the line that would have the shell ask this part alone. */
  private static String unregistered(String script) {
    return script
        .lines()
        .filter(line -> !line.startsWith("complete "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The commands whose first parameters may be a search. */
  private static List<String> aboutSearches(CommandLine client) {
    return client.getSubcommands().entrySet().stream()
        .filter(
            command ->
                command.getValue().getCommandSpec().positionalParameters().stream()
                    .anyMatch(
                        parameter ->
                            parameter.paramLabel().matches("ID|SEARCH|SEARCH:N|\\[SEARCH\\].*")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In picocli's script, a line that begins so lists the commands of the top level. */
  private static List<String> commands(String script) {
    var list = Pattern.compile("local commands=\"([^\"]*)\"").matcher(script);
    if (!list.find()) {
      throw CommandFailure.failed(
          "The worker's program lists no commands. Maybe it is of another version.");
    }
    return List.of(list.group(1).split(" "));
  }

  private String ofTheWorker() {
    try {
      var process =
          new ProcessBuilder(
                  installation.java().toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  installation.workerJar().toString(),
                  "io.thimble.worker.command.Main",
                  "generate-completion")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      var script = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var exitCode = process.waitFor();
      if (exitCode != 0) {
        throw CommandFailure.failed(
            "The worker's program (%s) ended with %d. Maybe build it again: mvn -DskipTests package"
                .formatted(installation.workerJar(), exitCode));
      }
      return script;
    } catch (IOException unstartable) {
      throw CommandFailure.failed(
          "The worker's program (%s) cannot be started: %s. Maybe build it: mvn -DskipTests package"
              .formatted(installation.workerJar(), unstartable.getMessage()),
          unstartable);
    } catch (InterruptedException interrupted) {
      throw CommandFailure.interrupted(interrupted);
    }
  }

  private static String frame() {
    try (var frame = CompletionScript.class.getResourceAsStream(FRAME)) {
      return new String(
          Objects.requireNonNull(frame, FRAME).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
