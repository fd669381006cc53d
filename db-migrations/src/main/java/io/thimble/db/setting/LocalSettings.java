package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;
import static io.thimble.db.setting.ReadBy.COMMAND;
import static io.thimble.db.setting.ReadBy.SCRIPT;
import static io.thimble.db.setting.ReadBy.UP;
import static io.thimble.db.setting.ReadBy.WORKER;

import java.util.List;

/** What the script and its commands read, and what concerns all programs of a machine. */
public final class LocalSettings {
  /** Where client commands go. */
  public static final Setting SERVER =
      Setting.of(
          "THIMBLE_SERVER",
          Forms.webAddress("http://127.0.0.1:8080"),
          "http://127.0.0.1:8080",
          "where client commands go, as `--server` says too",
          COMMAND);

  /** Who client commands are. */
  public static final Setting TOKEN =
      Setting.of(
          "THIMBLE_TOKEN",
          Forms.secret("token"),
          "",
          "what client commands say who they are with, as `--token` does",
          COMMAND);

  /** Where everything is kept that is not in the database. */
  public static final Setting FOLDER =
      Setting.of(
          "THIMBLE_FOLDER",
          Forms.folder(),
          "thimble-data",
          "a worker's cache; `demo` and `up` keep database and logs there too (`--folder`)",
          UP,
          API,
          WORKER);

  private static final Setting JAVA_HOME =
      Setting.of("THIMBLE_JAVA_HOME", Forms.text("folder"), "", "a JDK 25", SCRIPT)
          .whichIs("found by itself");

  private static final Setting DEVICES =
      Setting.of(
          "THIMBLE_DEVICES",
          Forms.folderThatIsThere(),
          "",
          "a folder with boards of your own, a file each ([how](hw-models/docs/devices.md)); read"
              + " at the start by API, workers and commands",
          COMMAND,
          API,
          WORKER);

  private static final Setting PRELOAD =
      Setting.of(
          "THIMBLE_WORKER_PRELOAD",
          Forms.libraries(),
          "",
          "an allocator that `demo` and `up` load into workers instead of glibc's, whose thresholds"
              + " `thimble` sets",
          UP);

  private static final Setting SHARED =
      Setting.of(
              "THIMBLE_SHARED",
              Forms.text("folder"),
              "",
              "reference data for tests; the product never needs it",
              SCRIPT)
          .whichIs("`../shared`");

  private LocalSettings() {}

  /** Those that come first in the README. */
  static List<Setting> first() {
    return List.of(JAVA_HOME, SERVER, TOKEN, FOLDER);
  }

  /** The others. */
  static List<Setting> last() {
    return List.of(DEVICES, PRELOAD, SHARED);
  }
}
