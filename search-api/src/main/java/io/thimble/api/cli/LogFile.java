package io.thimble.api.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The file that a program's output goes to.
 *
 * @param path where it is
 */
record LogFile(Path path) {
  private static final int TAIL_BYTES = 16 * 1024;

  /** An empty file in this folder; what an earlier run left is kept beside it, once. */
  static LogFile begin(Path folder, String program) {
    var path = folder.resolve(program + ".log");
    try {
      Files.createDirectories(folder);
      if (Files.exists(path)) {
        Files.move(
            path, folder.resolve(program + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.createFile(path);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new LogFile(path);
  }

  /** Bytes written so far. */
  long lengthBytes() {
    return path.toFile().length();
  }

  /**
   * The last lines, at most so many; blank ones are left out.
   *
   * @param fromByte nothing before this place is shown
   */
  List<String> lastLines(int count, long fromByte) {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var start = Math.min(file.length(), Math.max(fromByte, file.length() - TAIL_BYTES));
      var bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      var lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
