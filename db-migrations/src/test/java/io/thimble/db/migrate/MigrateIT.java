package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.Database;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrateIT {
  /** As the first schema's programs wrote it. */
  private static final String ESTIMATE =
      """
      {"macs": 9, "parameters": 9, "unknownOperators": [],
       "macsByKind": {"convolution": 0, "pointwise": 0, "depthwise": 0, "dense": 9, "recurrent": 0,
                      "other": 0},
       "flash": {"modelBytes": 9, "runtimeBytes": 9, "frontEndBytes": 9},
       "sram": {"arenaUsedReferenceBytes": 9, "arenaMinimumReferenceBytes": 9,
                "arenaUsedCmsisNnBytes": 9, "arenaMinimumCmsisNnBytes": 9, "frontEndBytes": 9,
                "audioBytes": 9}}
      """;

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

  @Test
  void aSearchOfTheFirstSchemaKeepsItsTrialsAndGoesOn(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      var source = database.dataSource();
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration")
          .target("1")
          .load()
          .migrate();
      var client = JdbcClient.create(source);
      var search = searchOfTheFirstSchema(client);

      assertThat(Migrate.run(source)).isEqualTo(1);

      var stores = Database.of(source);
      assertThat(stores.searches().find(search).orElseThrow().state())
          .isEqualTo(SearchState.RUNNING);
      assertThat(stores.trials().ofSearch(search))
          .allSatisfy(trial -> assertThat(trial.rung()).isZero())
          .extracting(trial -> trial.state())
          .containsExactly(
              TrialState.SCORED,
              TrialState.FAILED,
              TrialState.CANCELLED,
              TrialState.RUNNING,
              TrialState.QUEUED);
      assertThat(stores.trials().rungs(search)).isEmpty();
      assertThat(stores.trials().checkpoint(search, 3)).isEmpty();
      var attempt = stores.trials().begin(search, 3, "worker").orElseThrow();
      assertThat(attempt.number()).isEqualTo(2);
      assertThat(stores.trials().find(search, 3).orElseThrow().epoch()).isZero();
      assertThat(stores.trials().fail(attempt, "diverged")).isTrue();
    }
  }

  private static UUID searchOfTheFirstSchema(JdbcClient client) {
    var search =
        client
            .sql(
                """
                insert into search (spec, state, started_at)
                values ('{"dataset": "synthetic", "budget": {"flashBytes": 80000}}', 'RUNNING',
                        now())
                returning id
                """)
            .query(UUID.class)
            .single();
    client
        .sql(
            """
            insert into trial (search, number, family, decisions, architecture, estimate, state,
                               attempt, worker, epoch, epochs, validation_float_correct,
                               validation_float_clips, validation_int8_correct,
                               validation_int8_clips, reason, ended_at)
            select :search, number, 'dnn', '{"layers": 1}', 'a' || number, cast(:estimate as jsonb),
                   state, attempt, worker, epoch, 12, score, score, score, score, reason, ended_at
              from (values (0, 'SCORED', 1, 'w', 12, 9, null, now()),
                           (1, 'FAILED', 1, 'w', 2, null, 'diverged', now()),
                           (2, 'CANCELLED', 0, null, 0, null, null, now()),
                           (3, 'RUNNING', 1, 'w', 7, null, null, null),
                           (4, 'QUEUED', 0, null, 0, null, null, null))
                   as old (number, state, attempt, worker, epoch, score, reason, ended_at)
            """)
        .param("search", search)
        .param("estimate", ESTIMATE)
        .update();
    return search;
  }
}
