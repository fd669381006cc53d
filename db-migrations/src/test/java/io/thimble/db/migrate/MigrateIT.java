package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.setting.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrateIT {
  @Test
  void aSchemaIsTooOldUntilItIsMigratedAndASecondRunDoesNothing(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      var source = database.dataSource();
      assertThatThrownBy(() -> SchemaVersion.require(source))
          .isInstanceOf(SchemaTooOldException.class)
          .hasMessageContaining("1 searches trials and their tasks")
          .hasMessageContaining("Maybe run migrate");

      var environment =
          Map.of(
              DatabaseSettings.URL.name(), database.jdbcUrl(),
              DatabaseSettings.USER.name(), database.username(),
              DatabaseSettings.PASSWORD.name(), database.password());
      var out = new ByteArrayOutputStream();
      assertThat(Migrate.run(environment, new PrintStream(out), System.err)).isZero();
      assertThat(out.toString()).contains("up to date");

      assertThatCode(() -> SchemaVersion.require(source)).doesNotThrowAnyException();
      assertThat(Migrate.run(source)).isZero();
    }
  }

  /** As after an upgrade of which only the migration was done, or the programs were taken back. */
  @Test
  void programsPassASchemaThatIsNewerThanTheyAre(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      var source = database.dataSource();
      Migrate.run(source);
      JdbcClient.create(source)
          .sql(
              """
              insert into flyway_schema_history
                     (installed_rank, version, description, type, script, checksum, installed_by,
                      execution_time, success)
              select max(installed_rank) + 1, '9999', 'of the next release', 'SQL',
                     'V9999__of_the_next_release.sql', 1, 'postgres', 1, true
                from flyway_schema_history
              """)
          .update();

      assertThatCode(() -> SchemaVersion.require(source)).doesNotThrowAnyException();
      assertThat(Migrate.run(source)).as("what an older migrate does").isZero();
    }
  }

  /** Else each row that is deleted costs a scan of the table that refers to it. */
  @Test
  void columnsWhoseRowsGoWithAnotherRowAreIndexed(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      Migrate.run(database.dataSource());

      var slow =
          JdbcClient.create(database.dataSource())
              .sql(
                  """
                  select reference.conname
                    from pg_constraint as reference
                   where reference.contype = 'f'
                     and reference.confdeltype in ('c', 'n')
                     and not exists (
                           select from pg_index
                            where pg_index.indrelid = reference.conrelid
                              and (cast(pg_index.indkey as int2[]))[0:cardinality(reference.conkey) - 1]
                                  @> reference.conkey)
                  """)
              .query(String.class)
              .list();

      assertThat(slow).isEmpty();
    }
  }
}
