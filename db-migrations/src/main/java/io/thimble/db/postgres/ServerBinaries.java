package io.thimble.db.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the server's binaries are unpacked: once for each user, so that later starts are quick. */
final class ServerBinaries {
  private ServerBinaries() {}

  /** The user's cache folder, or the temporary folder for a user without a home. */
  static Path folder() throws IOException {
    var cache = System.getenv("XDG_CACHE_HOME");
    var parent =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home")).resolve(".cache")
            : Path.of(cache);
    try {
      return Files.createDirectories(parent.resolve("thimble").resolve("postgres"));
    } catch (IOException e) {
      return Files.createDirectories(
          Path.of(System.getProperty("java.io.tmpdir"))
              .resolve("thimble-" + System.getProperty("user.name"))
              .resolve("postgres"));
    }
  }
}
