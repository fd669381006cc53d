package io.thimble.api.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs programs of this machine.
 *
 * @param environment what they are told besides this process's
 */
record Shell(Map<String, String> environment) {
  /** Whether a program is on the path. */
  static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** What it prints on both channels, without the last line's end; fails when it does. */
  String run(String... command) {
    var ended = attempt(command);
    if (ended.status() != 0) {
      throw new IllegalStateException(
          "%s ended with %d:%n%s".formatted(List.of(command), ended.status(), ended.printed()));
    }
    return ended.printed();
  }

  /** The same, however it ends. */
  Ended attempt(String... command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      var printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Ended(process.waitFor(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How a program ended. */
  record Ended(int status, String printed) {}
}
