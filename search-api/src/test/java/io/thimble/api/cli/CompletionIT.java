package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion, asked of the shells themselves. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The shells are not there.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String SEARCH = EndpointAnswers.SEARCH;

  private Path temporary;
  private Path completion;
  private Path program;

  @BeforeAll
  void printCompletion(@TempDir Path folder) throws IOException {
    temporary = folder;
    var worker =
        HOME.resolve("search-worker/target/search-worker-%s.jar".formatted(Installation.VERSION));
    if (!Files.exists(worker)) {
      System.err.printf(
          "WARNING: %s is missing, so completion is not tested. Maybe build it.%n", worker);
    }
    assumeThat(worker).exists();
    var screen = Screen.plain();
    var environment = Map.of(Installation.HOME_VARIABLE, HOME.toString());

    assertThat(Main.run(screen.terminal(), environment, "completion", "bash"))
        .as(screen::err)
        .isEqualTo(ExitCodes.FINE);

    completion = Files.writeString(temporary.resolve("completion.bash"), screen.out());
    program =
        Files.writeString(
            temporary.resolve("thimble"),
            """
            #!/bin/sh
            [ "$THIMBLE_COMPLETING $*" = "1 list --quiet --limit 100" ] && echo %s
            """
                .formatted(SEARCH));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void bashOffersEveryCommand() throws Exception {
    var offered = List.of(bash("thimble", "").split(" "));

    assertThat(offered)
        .containsAll(Commands.names())
        .contains("estimate", "evaluate", "presets", "quantization", "replay", "bench")
        .contains("verify", "jdk")
        .doesNotContain("generate-completion");
  }

  @ParameterizedTest
  @CsvSource({
    "thimble hyp, hypervolume",
    "thimble front --de, --device",
    "thimble front --x la, latency",
    "thimble datasets a, add",
    "thimble tokens create --role adm, admin",
    "thimble completion z, zsh",
    "thimble estimate --dev, --device",
    "thimble quantization sw, sweep",
    "thimble bench strat, strategies",
  })
  void bashCompletesCommandsOptionsAndTheirValues(String typed, String offered) throws Exception {
    assertThat(bash(typed.split(" "))).isEqualTo(offered);
  }

  @Test
  void bashCompletesIdsOfSearchesThatTheServiceKnows() throws Exception {
    assertThat(bash(program.toString(), "status", "")).isEqualTo("latest " + SEARCH);
    assertThat(bash(program.toString(), "front", "0197")).isEqualTo(SEARCH);
    assertThat(bash(program.toString(), "fronts", SEARCH, "lat")).isEqualTo("latest");
    assertThat(bash(program.toString(), "devices", "0197")).isEmpty();
  }

  @Test
  void zshCompletesWhatIsTyped() throws Exception {
    assumeThat(Path.of("/usr/bin/zsh")).exists();

    assertThat(zsh("thimble hyp\\t", "hypervolume")).contains("hypervolume");
    assertThat(zsh("thimble front --x lat\\t", "latency")).contains("latency");
    assertThat(zsh("thimble quantization sw\\t", "sweep")).contains("sweep");
    assertThat(zsh(program + " status 0197\\t", SEARCH)).contains(SEARCH);
  }

  /** What bash would offer for the last of these words. */
  private String bash(String... words) throws Exception {
    var script =
        """
        source "$1"; shift
        complete -p thimble | grep -q -- '-F _thimble ' || echo "nothing is registered"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _thimble "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
        echo "${COMPREPLY[*]}"
        """;
    var command = new ArrayList<>(List.of("bash", "--norc", "-c", script, "bash"));
    command.add(completion.toString());
    command.addAll(List.of(words));
    return output(command).strip();
  }

  /** What an interactive zsh shows after these keys, until it shows the text or ten seconds. */
  private String zsh(String keys, String text) throws Exception {
    var script =
        """
        zmodload zsh/zpty
        zpty -b shell zsh -f -i
        await() {
          local all="" out tries=0
          while [[ $all != *$1* ]] && ((tries++ < 200)); do
            zpty -r -t shell out && all+=$out || sleep 0.05
          done
          print -r -- "$all"
        }
        zpty -w shell "PS1='ready''>'; source $1"
        await 'ready>' >/dev/null
        zpty -w -n shell "$(printf "$2")"
        await "$3"
        zpty -d shell
        """;
    var command = new ArrayList<>(List.of("zsh", "-f", "-c", script, "zsh"));
    command.addAll(List.of(completion.toString(), keys, text));
    return output(command);
  }

  private String output(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(temporary.toFile());
    builder.environment().put("TERM", "dumb");
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
