package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that cannot be advanced, with the real scheduler. */
class AdvanceTaskIT {
  @TempDir private Path folder;

  @Test
  void searchThatCannotBeAdvancedWaitsAtFirstAndFailsInTheEnd() throws Exception {
    var noFolder = Files.writeString(folder.resolve("cache"), "a file");
    try (var postgres = EmbeddedDatabase.start(folder.resolve("postgres"))) {
      Migrate.run(postgres.dataSource());
      var database = Database.of(postgres.dataSource());
      var data = new SearchData(database.datasets(), noFolder, 1L << 30);
      var scoring =
          new FinalScoring(
              database,
              data,
              (_, _) -> {
                throw new AssertionError("Nothing is tested.");
              },
              1,
              Traces.none());
      var clock = Clock.systemUTC();
      var advance = new AdvanceSearch(database, data, scoring, clock, Traces.none());
      var first = search(database);
      var tenth = search(database);
      failures(postgres, tenth, 9);
      var scheduler =
          Scheduler.create(
                  postgres.dataSource(), new AdvanceTask(advance, database.changes(), clock).task())
              .threads(1)
              .pollUsingLockAndFetch(0.5, 1)
              .pollingInterval(Duration.ofMillis(50))
              .build();
      scheduler.start();
      try {
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> state(database, tenth) == SearchState.FAILED);
        await().atMost(Duration.ofMinutes(1)).until(() -> failures(postgres, first) > 0);
      } finally {
        scheduler.stop();
      }

      assertThat(database.searches().find(tenth).orElseThrow().reason())
          .contains(noFolder.toString(), "Maybe");
      assertThat(state(database, first)).isEqualTo(SearchState.QUEUED);
    }
  }

  private static UUID search(Database database) {
    return database
        .searches()
        .create(
            SearchSpecJson.read(
                """
                {"dataset": "synthetic", "keywords": ["yes", "no"],
                 "budget": {"flashBytes": 900000}}
                """));
  }

  private static SearchState state(Database database, UUID search) {
    return database.searches().find(search).orElseThrow().state();
  }

  private static void failures(EmbeddedDatabase postgres, UUID search, int failures)
      throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "update scheduled_tasks set consecutive_failures = ? where task_instance = ?")) {
      update.setInt(1, failures);
      update.setString(2, search.toString());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static int failures(EmbeddedDatabase postgres, UUID search) throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var query =
            connection.prepareStatement(
                "select coalesce(consecutive_failures, 0) from scheduled_tasks where task_instance"
                    + " = ?")) {
      query.setString(1, search.toString());
      try (var rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
      }
    }
  }
}
