package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
              Migrate.URL, database.jdbcUrl(),
              Migrate.USER, database.username(),
              Migrate.PASSWORD, database.password());
      var out = new ByteArrayOutputStream();
      assertThat(Migrate.run(environment, new PrintStream(out), System.err)).isZero();
      assertThat(out.toString()).contains("up to date");

      assertThatCode(() -> SchemaVersion.require(source)).doesNotThrowAnyException();
      assertThat(Migrate.run(source)).isZero();
    }
  }
}
