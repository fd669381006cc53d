package io.thimble.db.migrate;

import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The check that the two programs make at start-up: they use the schema and never change it. */
public final class SchemaVersion {
  private SchemaVersion() {}

  /**
   * Passes when every migration that this program knows has been run. A schema that is newer than
   * the program passes as well, so that programs can be replaced one by one after a migration.
   *
   * @throws SchemaTooOldException when a migration is missing
   */
  public static void require(DataSource database) {
    var pending = Migrate.flyway(database).info().pending();
    if (pending.length > 0) {
      throw new SchemaTooOldException(
          Arrays.stream(pending)
              .map(migration -> migration.getVersion() + " " + migration.getDescription())
              .collect(Collectors.joining(", ")));
    }
  }
}
