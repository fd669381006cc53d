package io.thimble.api.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Programs of one build.
 *
 * @param name what reports call it, for example its commit
 * @param home the folder of its sources, in which it was built
 */
record Generation(String name, Path home) {
  private static final String JAR = "%1$s/target/%1$s-0.1.0-SNAPSHOT.jar";

  Generation {
    home = home.toAbsolutePath().normalize();
  }

  /** The jar of a module. */
  private Path jar(String module) {
    var jar = home.resolve(JAR.formatted(module));
    if (!Files.exists(jar)) {
      throw new IllegalArgumentException(
          "The programs of %s (%s) are missing. Maybe build them.".formatted(name, jar));
    }
    return jar;
  }

  String api() {
    return jar("search-api").toString();
  }

  String worker() {
    return jar("search-worker").toString();
  }
}
