package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose trainers are killed, and trainers whose worker is. */
class IsolationIT {
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["ds-cnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 2, "parallelism": 2, "training": {"epochs": 20, "rungs": []}, "seed": 5}
      """;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  @BeforeAll
  static void start() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aKilledTrainerCostsItsOwnTrialAnAttemptAndTrainersEndWithTheirWorker() throws Exception {
    try (var worker = WorkerProcess.start(postgres, folder, "worker")) {
      var undisturbed = post();
      awaitEnd(undisturbed, worker);

      var disturbed = post();
      awaitBothInTraining(disturbed, worker);
      var trainers = worker.children();
      assertThat(trainers).as(worker.printed()).hasSize(2);
      trainers.getFirst().destroyForcibly();
      awaitEnd(disturbed, worker);

      assertThat(models(disturbed)).isEqualTo(models(undisturbed));
      assertThat(database.trials().ofSearch(disturbed))
          .extracting(StoredTrial::attempt)
          .as("attempts")
          .containsExactlyInAnyOrder(1, 2);
      assertThat(worker.printed()).contains("SIGKILL", "exit code 137");

      var last = post();
      awaitBothInTraining(last, worker);
      var orphans = worker.children();
      assertThat(orphans).hasSize(2);
      worker.kill();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static UUID post() {
    return database.searches().create(SearchSpecJson.read(SPEC));
  }

  private static void awaitEnd(UUID search, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              assertThat(worker.isAlive()).as(worker.printed()).isTrue();
              return database.searches().find(search).orElseThrow().state().isFinal();
            });
    assertThat(database.searches().find(search).orElseThrow().state())
        .as(worker.printed())
        .isEqualTo(SearchState.COMPLETED);
  }

  private static void awaitBothInTraining(UUID search, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertThat(worker.isAlive()).as(worker.printed()).isTrue();
              var trials = database.trials().ofSearch(search);
              return trials.size() == 2
                  && trials.stream()
                      .allMatch(trial -> trial.state() == TrialState.RUNNING && trial.epoch() >= 1);
            });
  }

  private static List<String> models(UUID search) {
    return database.trials().ofSearch(search).stream()
        .map(trial -> String.valueOf(trial.modelSha256()))
        .toList();
  }
}
