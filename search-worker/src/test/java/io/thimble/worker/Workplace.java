package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A real database with real workers, for the searches of one test class. */
final class Workplace implements AutoCloseable {
  private final Path folder;
  private final EmbeddedDatabase postgres;
  private final Database database;

  Workplace(Path folder) {
    this.folder = folder;
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
  }

  /** What names its database in the environment. */
  Map<String, String> environment() {
    return Map.of(
        "THIMBLE_DB_URL", postgres.jdbcUrl(),
        "THIMBLE_DB_USER", postgres.username(),
        "THIMBLE_DB_PASSWORD", postgres.password());
  }

  Database database() {
    return database;
  }

  WorkerProcess start(String worker) throws Exception {
    return start(worker, Map.of());
  }

  /** With settings of its own, by the names of the environment. */
  WorkerProcess start(String worker, Map<String, String> settings) {
    return WorkerProcess.start(postgres, folder, worker, settings);
  }

  UUID post(String spec) {
    return database.searches().create(SearchSpecJson.read(spec));
  }

  List<StoredTrial> trials(UUID search) {
    return database.trials().ofSearch(search);
  }

  /** What the workers printed so far, of every one that was ever started. */
  Stream<String> lines(Predicate<String> wanted) {
    try (var logs = Files.newDirectoryStream(folder, "*.log")) {
      var lines = new ArrayList<String>();
      for (var log : logs) {
        Files.readAllLines(log).stream().filter(wanted).forEach(lines::add);
      }
      return lines.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of each trial's file, by number. */
  List<String> models(UUID search) {
    return trials(search).stream().map(trial -> String.valueOf(trial.modelSha256())).toList();
  }

  void awaitEnd(UUID search, WorkerProcess... workers) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              assertAlive(workers);
              return database.searches().find(search).orElseThrow().state().isFinal();
            });
    assertThat(database.searches().find(search).orElseThrow().state())
        .as(() -> printed(workers))
        .isEqualTo(SearchState.COMPLETED);
  }

  /** Looks often: what is waited for passes by. */
  void awaitTrials(UUID search, Predicate<? super List<StoredTrial>> wanted, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertAlive(worker);
              return wanted.test(trials(search));
            });
  }

  /** Questions and answers that are kept. */
  int questionsLeft() throws SQLException {
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement();
        var count =
            statement.executeQuery(
                "select (select count(*) from question) + (select count(*) from answer)")) {
      count.next();
      return count.getInt(1);
    }
  }

  @Override
  public void close() {
    postgres.close();
  }

  private static void assertAlive(WorkerProcess... workers) {
    assertThat(workers).as(() -> printed(workers)).allMatch(WorkerProcess::isAlive);
  }

  private static String printed(WorkerProcess... workers) {
    return Arrays.stream(workers).map(WorkerProcess::printed).toList().toString();
  }
}
