package io.thimble.db.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.Database;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Rejections;
import io.thimble.db.setting.DatabaseSettings;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
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

  @Test
  void aSearchOfTheFirstSchemaKeepsItsTrialsAndGoesOn(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      var source = database.dataSource();
      migrateTo("1", source);
      var client = JdbcClient.create(source);
      var search = searchOfTheFirstSchema(client);

      assertThat(Migrate.run(source)).isPositive();

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

  @Test
  void aSearchOfTheSecondSchemaKeepsItsRungsAndItsLostAttemptsAndGoesOn(@TempDir Path folder) {
    try (var database = EmbeddedDatabase.start(folder)) {
      var source = database.dataSource();
      migrateTo("2", source);
      var client = JdbcClient.create(source);
      var search = searchOfTheFirstSchema(client);
      addWhatTheSecondSchemaKnows(client, search);

      assertThat(Migrate.run(source)).isPositive();

      var stores = Database.of(source);
      var kept = stores.searches().find(search).orElseThrow();
      assertThat(kept.rejections()).isEqualTo(Rejections.of(3, Map.of(Rejections.UNKNOWN, 4L)));
      assertThat(kept.importance()).isNull();
      assertThat(kept.owner()).isEqualTo("local");
      assertThat(stores.trials().ofSearch(search))
          .hasSize(7)
          .allSatisfy(
              trial -> {
                assertThat(trial.origin()).isNull();
                assertThat(trial.replicaOf()).isNull();
                assertThat(trial.audited()).isFalse();
              });
      assertThat(stores.trials().find(search, 0).orElseThrow().onFront()).isTrue();
      assertThat(stores.trials().rungs(search)).hasSize(2);
      assertThat(stores.trials().promote(search, 5, 24, true)).isTrue();
      assertThat(stores.trials().find(search, 5).orElseThrow().audited()).isTrue();

      var last = stores.trials().begin(search, 3, "worker").orElseThrow();
      assertThat(stores.trials().find(search, 3).orElseThrow().epoch()).isEqualTo(7);
      assertThat(stores.trials().lose(last, "It was killed.")).isTrue();
      assertThat(stores.trials().find(search, 3).orElseThrow().state())
          .as("the third attempt that was lost")
          .isEqualTo(TrialState.FAILED);
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

  private static void migrateTo(String version, DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  /** Rejections, a front, two lost attempts, and two trials that came to a rung. */
  private static void addWhatTheSecondSchemaKnows(JdbcClient client, UUID search) {
    client
        .sql("update search set proposals = 14, duplicates = 3, infeasible = 4, hypervolume = 0.5")
        .update();
    client.sql("update trial set on_front = true where number = 0").update();
    client.sql("update trial set attempt = 3, lost_attempts = 2 where number = 3").update();
    client
        .sql(
            """
            insert into trial (search, number, family, decisions, architecture, estimate, state,
                               attempt, worker, rung, epoch, epochs, ended_at)
            select :search, number, 'dnn', '{"layers": 1}', 'a' || number, cast(:estimate as jsonb),
                   state, 1, 'w', 0, 12, 12, ended_at
              from (values (5, 'WAITING', null), (6, 'STOPPED', now()))
                   as old (number, state, ended_at)
            """)
        .param("search", search)
        .param("estimate", ESTIMATE)
        .update();
    client
        .sql(
            """
            insert into rung_result (search, trial, rung, epoch, float_correct, clips)
            values (:search, 5, 0, 12, 8, 9), (:search, 6, 0, 12, 7, 9)
            """)
        .param("search", search)
        .update();
    client
        .sql(
            "insert into checkpoint values (:search, 3, 7, 'weights'), (:search, 5, 12, 'weights')")
        .param("search", search)
        .update();
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
