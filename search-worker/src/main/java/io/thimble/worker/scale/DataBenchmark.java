package io.thimble.worker.scale;

import io.thimble.worker.data.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Makes a large data set, lets a process of its own work on it, and removes it. */
public final class DataBenchmark {
  /** Clips of Speech Commands version 2 (P. Warden, arXiv 1804.03209, section 7). */
  public static final int SPEECH_COMMANDS_CLIPS = 105_829;

  private static final int HEAP_MEGABYTES = 512;

  private DataBenchmark() {}

  /**
   * Measures.
   *
   * @param data a folder of words whose clips are taken again and again
   * @param clips of the large set
   * @throws IllegalStateException when the measured process fails
   */
  public static DataScale run(Path data, int clips) throws IOException, InterruptedException {
    var temporary = Files.createTempDirectory("thimble-scale");
    try {
      var folder = Files.createDirectory(temporary.resolve("words"));
      LinkedClips.link(DataSet.scan(data), folder, clips);
      return measure(clips, folder, Files.createDirectory(temporary.resolve("cache")));
    } finally {
      delete(temporary);
    }
  }

  private static DataScale measure(int clips, Path folder, Path cache)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx%dm".formatted(HEAP_MEGABYTES),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MeasuredData.class.getName(),
                    folder.toString(),
                    cache.toString(),
                    Integer.toString(clips)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "The measured process failed (exit code %d): %s. Maybe %d MB of Java heap are too few."
                .formatted(process.exitValue(), printed, HEAP_MEGABYTES));
      }
      return JsonMapper.shared()
          .readValue(printed.substring(printed.lastIndexOf('\n') + 1), DataScale.class);
    } finally {
      process.destroy();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
