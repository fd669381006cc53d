package io.thimble.api.cli;

import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.LocalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the programs are.
 *
 * @param home root of the checkout
 * @param java the {@code java} that runs this process too
 */
record Installation(Path home, Path java) {
  /** Names the environment variable with the root of the checkout. */
  static final String HOME_VARIABLE = "THIMBLE_HOME";

  /** The version of all programs. */
  static final String VERSION = "0.1.0-SNAPSHOT";

  /**
   * The installation that the environment names.
   *
   * @throws CommandFailure when it names none, or a program is missing there
   */
  static Installation find(Map<String, String> environment) {
    var home = environment.get(HOME_VARIABLE);
    if (home == null || home.isBlank()) {
      throw CommandFailure.failed(
          "The environment variable %s is not set. Maybe start this by the script ./thimble."
              .formatted(HOME_VARIABLE));
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var installation = new Installation(Path.of(home).toAbsolutePath().normalize(), java);
    for (var jar : List.of(installation.apiJar(), installation.workerJar())) {
      if (!Files.isRegularFile(jar)) {
        throw CommandFailure.failed(
            "A program (%s) is missing. Maybe build it: mvn -DskipTests package".formatted(jar));
      }
    }
    return installation;
  }

  Path apiJar() {
    return jar("search-api");
  }

  Path workerJar() {
    return jar("search-worker");
  }

  /** Where data are kept unless an option says otherwise. */
  Path folder(GivenSettings given) {
    return given.isGiven(LocalSettings.FOLDER)
        ? Path.of(given.value(LocalSettings.FOLDER))
        : defaultFolder();
  }

  /** Where data are kept unless a person says otherwise. */
  Path defaultFolder() {
    return home.resolve("thimble-data");
  }

  private Path jar(String module) {
    return home.resolve(Path.of(module, "target", module + "-" + VERSION + ".jar"));
  }
}
