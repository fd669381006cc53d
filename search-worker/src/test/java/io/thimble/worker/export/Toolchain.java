package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs compilers and what they made, in a folder. */
record Toolchain(Path folder) {
  /** What a command said, and how it ended. */
  record Result(int exitCode, String said) {}

  /** Whether a program is there and answers; a warning says what is not tested without it. */
  static boolean has(String program) {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      System.err.printf("WARNING: no %s here; what it compiles is not tested.%n", program);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The bundle's files, in the folder. */
  static Toolchain unpacked(Path folder, BundleContents contents) throws IOException {
    for (var file : BundleTest.unzip(Bundle.write(contents)).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return new Toolchain(folder);
  }

  Result run(String... command) throws IOException, InterruptedException {
    return run(List.of(command));
  }

  Result run(List<String> command) throws IOException, InterruptedException {
    var output = folder.resolve("said.txt");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    return new Result(
        process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
  }

  /** Runs a command that must end well, and returns what it said. */
  String runs(List<String> command) throws IOException, InterruptedException {
    var result = run(command);
    assertThat(result.exitCode()).as("%s: %s", command, result.said()).isZero();
    return result.said();
  }

  /** Compiles with every warning an error; nothing may be said. */
  void compile(String compiler, String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(compiler, "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of(arguments.split(" ")));
    assertThat(runs(command)).isEmpty();
  }

  /** Changes a text in a file of the folder, which must hold it. */
  void change(String file, String from, String to) throws IOException {
    var text = Files.readString(folder.resolve(file));
    assertThat(text).as(file).contains(from);
    Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(from), to));
  }
}
