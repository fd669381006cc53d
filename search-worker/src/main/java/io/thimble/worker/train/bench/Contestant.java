package io.thimble.worker.train.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison: a program that prints what it measured as its last line.
 *
 * @param name what the table calls it
 * @param cores the cores that it is pinned to, as taskset names them
 * @param environment variables that it gets beside those of the allocator
 * @param command program and arguments
 */
record Contestant(
    String name, String cores, Map<String, String> environment, List<String> command) {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final String FIRST_CORE = "0";

  /**
   * glibc gives tensors of a megabyte back to the system after each use and takes them anew; with
   * these thresholds it keeps them. Both sides get the same.
   */
  private static final Map<String, String> ALLOCATOR =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "1073741824",
          "MALLOC_TRIM_THRESHOLD_", "1073741824",
          "MALLOC_TOP_PAD_", "67108864");

  Contestant {
    environment = Map.copyOf(environment);
    command = List.copyOf(command);
  }

  /** A Java program of ours on the first core. */
  static Contestant java(String name, Class<?> program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(arguments);
    return new Contestant(name, FIRST_CORE, Map.of(), command);
  }

  /** A program on the first core. */
  static Contestant program(String name, Map<String, String> environment, List<String> command) {
    return new Contestant(name, FIRST_CORE, environment, command);
  }

  /** The same on other cores. */
  Contestant on(String otherCores) {
    return new Contestant(name, otherCores, environment, command);
  }

  /**
   * Runs the program once, on its cores where the system can pin it there.
   *
   * @return the last line that it prints
   * @throws IllegalStateException when it fails; the message holds what it printed
   */
  String run() throws IOException, InterruptedException {
    var pinned = new ArrayList<String>();
    if (Files.isExecutable(TASKSET)) {
      pinned.addAll(List.of(TASKSET.toString(), "-c", cores));
    }
    pinned.addAll(command);
    var errors = Files.createTempFile("thimble-bench", ".log");
    try {
      var builder = new ProcessBuilder(pinned).redirectError(errors.toFile());
      builder.environment().putAll(ALLOCATOR);
      builder.environment().remove("LD_PRELOAD");
      builder.environment().putAll(environment);
      var process = builder.start();
      try {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(
              "%s failed: %s%s".formatted(name, output, Files.readString(errors)));
        }
        return output.strip().substring(output.strip().lastIndexOf('\n') + 1);
      } finally {
        process.destroy();
      }
    } finally {
      Files.delete(errors);
    }
  }
}
