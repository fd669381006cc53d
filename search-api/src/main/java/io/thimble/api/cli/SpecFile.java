package io.thimble.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a spec. */
final class SpecFile {
  /** Stands for what is piped in. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private SpecFile() {}

  /**
   * The text of the spec.
   *
   * @param file where it is, or {@code -} for the standard input
   * @throws CommandFailure when it cannot be read
   */
  static String read(Path file) {
    try {
      if (file.equals(STANDARD_INPUT)) {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (!Files.isRegularFile(file)) {
        throw CommandFailure.badInput(
            "The spec (%s) %s. Maybe begin with one of search-api/examples."
                .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw CommandFailure.badInput(
          "The spec (%s) cannot be read: %s. Maybe it is no text in UTF-8."
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }
}
