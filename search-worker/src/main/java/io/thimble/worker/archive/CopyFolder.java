package io.thimble.worker.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker's machine has of one imported data set, in one folder: to remove the folder is
 * to remove everything, clips, features and what the reading of the clips found.
 *
 * @param root named by the data set's id
 * @param name of the data set
 */
public record CopyFolder(Path root, String name) {
  /** The folder of words; it is there when all clips are. */
  public Path words() {
    return root.resolve("clips").resolve(name);
  }

  /** For what is computed from the clips. */
  public Path cache() {
    return root.resolve("cache");
  }

  Path unpacking() {
    return root.resolve("unpacking");
  }

  boolean isThere() {
    return Files.isDirectory(words());
  }

  /** Makes what was unpacked the folder of words: the outermost one that holds more than one. */
  void publish() throws IOException {
    var words = unpacking();
    for (var only = onlyFolder(words); only != null; only = onlyFolder(words)) {
      words = only;
    }
    Files.createDirectories(words().getParent());
    Files.move(words, words());
    Trees.delete(unpacking());
  }

  private static @Nullable Path onlyFolder(Path folder) throws IOException {
    var entries = entries(folder);
    if (entries.size() != 1 || !Files.isDirectory(entries.getFirst())) {
      return null;
    }
    boolean holdsFolders = entries(entries.getFirst()).stream().anyMatch(Files::isDirectory);
    return holdsFolders ? entries.getFirst() : null;
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
