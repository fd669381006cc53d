package io.thimble.api.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** What was found, line by line: on standard output, and in a file that outlives the test. */
final class Report {
  private static final Path FILE = Path.of("target", "images.log");

  private final long beganNanos = System.nanoTime();

  Report() throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, "");
  }

  void say(String format, Object... values) {
    var line =
        "[%5.1f s] %s%n"
            .formatted(seconds(since(beganNanos)), String.format(Locale.ROOT, format, values));
    System.out.print("images " + line);
    try {
      Files.writeString(FILE, line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of what a program printed. */
  void quote(String who, String printed) {
    printed.lines().forEach(line -> say("%s | %s", who, line));
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
