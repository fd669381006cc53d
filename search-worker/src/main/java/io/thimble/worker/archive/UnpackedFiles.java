package io.thimble.worker.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Writes what is kept of an archive. The folder is this worker's own, so no link lies in it. */
final class UnpackedFiles {
  private static final String UNFINISHED = ".unfinished";

  private final Path folder;
  private final int nameLetters;
  private final Set<String> names = new HashSet<>();
  private int letters;

  /**
   * Nothing yet.
   *
   * @param nameLetters of all names together
   */
  UnpackedFiles(Path folder, int nameLetters) {
    this.folder = folder;
    this.nameLetters = nameLetters;
  }

  int count() {
    return names.size();
  }

  /** Writes a file whole or not at all; one that is there already, with these bytes, is left. */
  void add(String name, byte[] bytes) throws IOException {
    if (!names.add(name)) {
      throw refused(name, "stands in it twice");
    }
    letters += name.length();
    if (letters > nameLetters) {
      throw new RefusedArchiveException(
          "The archive is refused: the names of its files have more than %d letters together. Maybe pack them in folders with shorter names."
              .formatted(nameLetters));
    }
    var file = file(name);
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Files.size(file) == bytes.length
          && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return;
      }
      if (Files.isDirectory(file)) {
        throw refused(name, "is a file and a folder");
      }
      Files.createDirectories(file.getParent());
      var unfinished = folder.resolve(UNFINISHED);
      Files.write(unfinished, bytes);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      throw refused(name, "lies in what is a file, too");
    } catch (RefusedArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw new UnpackHinderedException("Cannot write what is unpacked: " + e, e);
    }
  }

  private Path file(String name) throws IOException {
    try {
      var file = folder.resolve(name).normalize();
      if (!file.startsWith(folder) || file.equals(folder)) {
        throw refused(name, "leads out of the folder");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new UnpackHinderedException(
          "The entry (%s) has letters that this machine's file names cannot have. Maybe start the worker with LC_ALL=C.UTF-8."
              .formatted(name),
          e);
    }
  }

  private static RefusedArchiveException refused(String name, String what) {
    return new RefusedArchiveException(
        "The archive is refused: its entry (%s) %s. Maybe pack the folder of words again with tar -czf."
            .formatted(name, what));
  }
}
