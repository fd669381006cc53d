package io.thimble.db.setting;

import static io.thimble.db.setting.ReadBy.API;
import static io.thimble.db.setting.ReadBy.MIGRATE;
import static io.thimble.db.setting.ReadBy.WORKER;

import java.util.List;

/** How to reach PostgreSQL. */
public final class DatabaseSettings {
  /** JDBC address. */
  public static final Setting URL =
      Setting.of(
          "THIMBLE_DB_URL",
          Forms.databaseAddress(),
          "jdbc:postgresql://127.0.0.1:5432/thimble",
          "the database of API, worker and migrate; `demo` and `up` bring their own",
          MIGRATE,
          API,
          WORKER);

  /** The user. */
  public static final Setting USER =
      Setting.of(
          "THIMBLE_DB_USER", Forms.text("name"), "thimble", "its user", MIGRATE, API, WORKER);

  /** The user's password. */
  public static final Setting PASSWORD =
      Setting.of(
          "THIMBLE_DB_PASSWORD",
          Forms.secret("text"),
          "",
          "the user's password",
          MIGRATE,
          API,
          WORKER);

  /** A file with the password. */
  static final Setting PASSWORD_FILE =
      Setting.of(
          "THIMBLE_DB_PASSWORD_FILE",
          Forms.fileThatIsThere(),
          "",
          "a file with that password, for secrets that are mounted; its last line break does not"
              + " count",
          MIGRATE,
          API,
          WORKER);

  /** Most connections of a program. */
  static final Setting CONNECTIONS =
      Setting.of(
              "THIMBLE_DB_CONNECTIONS",
              Forms.count(0, 1_000),
              "0",
              "most connections of the API, or of a worker, which needs 3 at least",
              API,
              WORKER)
          .whichIs(
              "`0`: 10 for the API; for a worker 4 more than its trainings at once, at most 10");

  private DatabaseSettings() {}

  static List<Setting> all() {
    return List.of(URL, USER, PASSWORD, PASSWORD_FILE, CONNECTIONS);
  }
}
