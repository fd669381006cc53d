package io.thimble.worker.train.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison: a program that prints samples per second as its last line.
 *
 * @param name what the table calls it
 * @param command program and arguments
 */
record Contestant(String name, List<String> command) {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

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
    command = List.copyOf(command);
  }

  /**
   * Runs the program once, on the first core where the system can pin it there.
   *
   * @return samples per second
   * @throws IllegalStateException when it fails; the message holds what it printed
   */
  double measure() throws IOException, InterruptedException {
    var output = run();
    return Double.parseDouble(output.substring(output.lastIndexOf('\n') + 1));
  }

  /** What the program prints, without the last line's end. */
  String run() throws IOException, InterruptedException {
    var pinned = new ArrayList<String>();
    if (Files.isExecutable(TASKSET)) {
      pinned.addAll(List.of(TASKSET.toString(), "-c", "0"));
    }
    pinned.addAll(command);
    var errors = Files.createTempFile("thimble-bench", ".log");
    try {
      var builder = new ProcessBuilder(pinned).redirectError(errors.toFile());
      builder.environment().putAll(ALLOCATOR);
      builder.environment().remove("LD_PRELOAD");
      var process = builder.start();
      try {
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException(
              "%s failed: %s%s".formatted(name, output, Files.readString(errors)));
        }
        return output.strip();
      } finally {
        process.destroy();
      }
    } finally {
      Files.delete(errors);
    }
  }
}
