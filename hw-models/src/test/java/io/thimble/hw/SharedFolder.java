package io.thimble.hw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Reference figures that stand beside the checkout, in the folder of {@code thimble.shared}. */
public final class SharedFolder {
  private static final Path FOLDER =
      Path.of(System.getProperty("thimble.shared", "../../shared")).toAbsolutePath().normalize();

  private SharedFolder() {}

  /**
   * Lines of a table without its header, split at commas outside quotes. Skips the test, loudly,
   * only where the whole folder is absent.
   */
  public static List<List<String>> table(String path) {
    requireFolder(path);
    try (var lines = Files.lines(FOLDER.resolve(path))) {
      return lines
          .skip(1)
          .map(line -> List.of(line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file. Skips the test as {@link #table} does. */
  public static byte[] bytes(String path) {
    requireFolder(path);
    try {
      return Files.readAllBytes(FOLDER.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireFolder(String path) {
    if (!Files.isDirectory(FOLDER)) {
      System.err.printf(
          "WARNING: the reference figures (%s) are absent, so nothing was compared with %s.%n",
          FOLDER, path);
      Assumptions.abort("no reference figures at " + FOLDER);
    }
  }
}
