package io.thimble.db.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/** What stands where in the folder of an embedded server. */
record DatabaseFolder(Path home) {
  private static final int LOG_LINES_SHOWN = 12;

  Path data() {
    return home.resolve("data");
  }

  Path passwordFile() {
    return home.resolve("password");
  }

  /** Removes the data of a set-up that was interrupted: no server ever ran on it. */
  void clearWhatWasNeverReady() throws IOException {
    if (Files.exists(readyMark()) || !Files.exists(data())) {
      return;
    }
    try (var paths = Files.walk(data())) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * Removes zonky's own lock file, which a start that failed in this process still holds. {@link
   * FolderLock} is what keeps others out.
   */
  void clearInnerLock() throws IOException {
    Files.deleteIfExists(data().resolve("epg-lock"));
  }

  void markReady() throws IOException {
    Files.writeString(readyMark(), "The data is set up.\n");
  }

  /** The password, drawn at random when the folder is new. */
  String password() throws IOException {
    if (!Files.exists(readyMark())) {
      Files.deleteIfExists(passwordFile());
      var secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      Files.createFile(passwordFile(), ownerOnly());
      Files.writeString(passwordFile(), HexFormat.of().formatHex(secret) + "\n");
    }
    return Files.readString(passwordFile()).strip();
  }

  /** An empty log; that of the run before is kept under another name. */
  Path freshLog() throws IOException {
    if (Files.exists(log())) {
      Files.move(log(), home.resolve("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log();
  }

  /** The last lines of the log, each on a line of its own. */
  String endOfLog() throws IOException {
    if (!Files.exists(log())) {
      return "";
    }
    var lines = Files.readAllLines(log());
    return "\n"
        + String.join(
            "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
  }

  @Override
  public String toString() {
    return home.toString();
  }

  private Path log() {
    return home.resolve("postgres.log");
  }

  private Path readyMark() {
    return home.resolve("ready");
  }

  private FileAttribute<?>[] ownerOnly() {
    return home.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
