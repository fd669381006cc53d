package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final Screen screen = Screen.plain();
  @TempDir private Path temporary;

  static List<String> everyCommand() {
    return Stream.concat(
            Commands.names().stream(),
            Stream.of("datasets add", "datasets delete", "tokens create", "tokens revoke"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void helpOfEveryCommandListsTheExitCodes(String command) {
    assertThat(run((command + " --help").split(" "))).isEqualTo(ExitCodes.FINE);

    assertThat(screen.out())
        .contains("Usage: thimble " + command, "Exit codes:", "wrong usage or bad input", "130");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "status --fast",
        "search",
        "up --port many",
        "up --port 70000",
        "up --port 0",
        "demo --trials 0",
        "demo --minutes -1",
        "demo --epochs 0",
        "status --all latest",
        "status --server nowhere",
        "status --server ftp://127.0.0.1",
        "export --trial -1",
        "front --x weight",
        "extend",
        "extend --trials many",
        "tune --at-once few",
        "list --limit 0",
        "trial",
        "trial seven",
        "trial 1 2 3",
        "compare 1",
        "compare 1 2 3 4 5 6 7",
        "hear 7 absent.wav",
        "fits",
        "fits -f absent.json",
        "delete",
        "datasets add mine absent.tar.gz",
        "datasets add mine --resume 0197c1a2",
        "tokens create nightly",
        "completion fish"
      })
  void wrongUsageIsBadInput(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCodes.BAD_INPUT);

    assertThat(screen.err()).isNotBlank();
    assertThat(screen.out()).isEmpty();
  }

  @Test
  void helpShowsEveryCommandInItsGroup() {
    assertThat(run("--help")).isEqualTo(ExitCodes.FINE);

    var lines = screen.out().lines().toList();
    assertThat(Commands.names())
        .allMatch(name -> lines.stream().anyMatch(line -> line.matches("  " + name + " +.*")));
    assertThat(lines).contains("Searches:", "What a search finds:", "The service:");
  }

  @Test
  void numberOfWorkersMustBePossible() throws IOException {
    var home = installation();

    var exitCode =
        Main.run(
            screen.terminal(),
            Map.of(Installation.HOME_VARIABLE, home.toString()),
            "up",
            "--workers",
            "0",
            "--port",
            Integer.toString(Ports.free()));

    assertThat(exitCode).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(screen.err()).contains("(0)", "Maybe");
  }

  @Test
  void missingProgramIsNamedBeforeAnythingIsWritten() {
    var exitCode =
        Main.run(
            screen.terminal(),
            Map.of(Installation.HOME_VARIABLE, temporary.toString()),
            "demo",
            "--out",
            temporary.resolve("out").toString());

    assertThat(exitCode).isEqualTo(ExitCodes.FAILED);
    assertThat(screen.err()).contains("search-api-", ".jar", "Maybe build it");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void homeMustBeKnown() {
    assertThat(run("demo")).isEqualTo(ExitCodes.FAILED);

    assertThat(screen.err()).contains(Installation.HOME_VARIABLE, "Maybe");
  }

  private Path installation() throws IOException {
    for (var module : new String[] {"search-api", "search-worker"}) {
      var folder = Files.createDirectories(temporary.resolve(module).resolve("target"));
      Files.createFile(folder.resolve("%s-%s.jar".formatted(module, Installation.VERSION)));
    }
    return temporary;
  }

  private int run(String... arguments) {
    return Main.run(screen.terminal(), Map.of(), arguments);
  }
}
