package io.thimble.worker.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders in a folder that nobody can remove, an administrator neither, as the path to the
 * innermost is longer than systems take (4096 bytes on Linux). Closing it takes them apart.
 */
final class TooDeep implements AutoCloseable {
  private static final int LONGEST_NAME = 250;
  private static final int LEVELS = 12;

  private final Path lower;
  private final Path inUpper;

  private TooDeep(Path lower, Path inUpper) {
    this.lower = lower;
    this.inUpper = inUpper;
  }

  static TooDeep in(Path folder) throws IOException {
    var upper = Files.createDirectories(chain(folder.resolve("upper")));
    var lower = folder.resolveSibling("lower");
    Files.createDirectories(chain(lower));
    var inUpper = upper.resolve("lower");
    Files.move(lower, inUpper);
    return new TooDeep(lower, inUpper);
  }

  private static Path chain(Path from) {
    var innermost = from;
    for (int level = 0; level < LEVELS; level++) {
      innermost = innermost.resolve("n".repeat(LONGEST_NAME));
    }
    return innermost;
  }

  @Override
  public void close() throws IOException {
    Files.move(inUpper, lower);
    Trees.delete(lower);
  }
}
