package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code thimble}, run by bash with a JDK that only says what it is asked to start. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The script is bash's.")
class ScriptIT {
  private static final Path SCRIPT = Path.of("..", "thimble").toAbsolutePath().normalize();
  private static final List<String> OF_THE_WORKER =
      List.of("estimate", "evaluate", "presets", "quantization", "replay");

  @TempDir private Path temporary;
  private Path home;
  private Path script;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(temporary.resolve("home"));
    script = Files.copy(SCRIPT, home.resolve("thimble"), StandardCopyOption.COPY_ATTRIBUTES);
    for (var module : new String[] {"search-api", "search-worker"}) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.createFile(home.resolve(module).resolve("pom.xml"));
      var jar = "target/%s-%s.jar".formatted(module, Installation.VERSION);
      Files.createDirectories(home.resolve(module).resolve("target"));
      Files.createFile(home.resolve(module).resolve(jar));
    }
    Files.createFile(home.resolve("pom.xml"));
    Files.createDirectories(home.resolve("target"));
    Files.createFile(home.resolve("target/thimble-build.stamp"));
    var jdk = Files.createDirectories(temporary.resolve("jdk/bin"));
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    executable(jdk.resolve("javac"), "#!/bin/sh\n");
    executable(jdk.resolve("java"), "#!/bin/sh\necho \"started: $*\"\n");
  }

  static List<String> clientCommands() {
    return Commands.names();
  }

  @ParameterizedTest
  @MethodSource("clientCommands")
  void everyCommandOfTheClientIsRoutedToIt(String command) throws Exception {
    var run = run(command, "--some", "two words");

    assertThat(run.output())
        .contains("started: ", "io.thimble.api.cli.Main %s --some two words".formatted(command));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void usageListsEveryCommandAndTheExitCodes() throws Exception {
    var usage = run("help").output();

    for (var command : Stream.concat(clientCommands().stream(), OF_THE_WORKER.stream()).toList()) {
      assertThat(usage)
          .as("the usage has a line that begins with " + command)
          .containsPattern("(?m)^  (\\w+, )*%s(, \\w+)* *( |$)".formatted(command));
    }
    assertThat(usage).contains("Exit codes", "3 no service answers");
  }

  @Test
  void commandsWithoutAServiceAreRoutedToTheWorker() throws Exception {
    for (var command : OF_THE_WORKER) {
      assertThat(run(command).output())
          .contains("io.thimble.worker.command.Main %s".formatted(command));
    }
  }

  @Test
  void scriptIsFoundByALinkToIt() throws Exception {
    script = Files.createSymbolicLink(temporary.resolve("link"), script);

    assertThat(run("status").output())
        .contains(home.toRealPath().resolve("search-api/target").toString());
  }

  @Test
  void unknownCommandIsWrongUsage() throws Exception {
    var run = run("fly");

    assertThat(run.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run.output()).contains("(fly)", "Maybe").doesNotContain("started:");
  }

  @Test
  void shellThatCompletesAWordStartsNoBuild() throws Exception {
    Files.delete(home.resolve("target/thimble-build.stamp"));

    var run = run(Map.of("THIMBLE_COMPLETING", "1"), "list", "--quiet");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.output()).isEmpty();
  }

  private record Run(int exitCode, String output) {}

  private Run run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("THIMBLE_JAVA_HOME", temporary.resolve("jdk").toString());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
