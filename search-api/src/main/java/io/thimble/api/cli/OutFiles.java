package io.thimble.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes results so that a file is either whole or not there. */
final class OutFiles {
  private OutFiles() {}

  /**
   * Checks, before any work is done for it, that a folder is there or can be made.
   *
   * @throws CommandFailure when it cannot
   */
  static void check(Path folder) {
    for (var path = folder.toAbsolutePath().normalize(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
          throw CommandFailure.badInput(
              "Nothing can be written to %s: %s is %s. Maybe give another folder with --out."
                  .formatted(
                      folder, path, Files.isDirectory(path) ? "write-protected" : "no folder"));
        }
        return;
      }
    }
  }

  /** Writes every file beside its place, then moves them there. */
  static void write(Path folder, Map<String, byte[]> files) {
    var written = new LinkedHashMap<Path, Path>();
    try {
      Files.createDirectories(folder);
      for (var file : files.entrySet()) {
        var temporary =
            folder.resolve(".%s.%d.part".formatted(file.getKey(), ProcessHandle.current().pid()));
        written.put(temporary, folder.resolve(file.getKey()));
        Files.write(temporary, file.getValue());
      }
      for (var file : written.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unwritable) {
      written.keySet().forEach(OutFiles::remove);
      throw CommandFailure.failed(
          "The results cannot be written to %s: %s. Maybe the disk is full, or give another folder with --out."
              .formatted(folder, unwritable),
          unwritable);
    }
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException stays) {
      // The failure that led here is the one to tell.
    }
  }
}
