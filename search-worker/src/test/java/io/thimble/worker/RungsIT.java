package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers on a real database, over trials that are compared before their end. */
class RungsIT {
  private static final int FIRST_RUNG = 2;
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["ds-cnn", "dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 4, "parallelism": 2, "seed": 7,
       "training": {"epochs": 6, "rungs": [2, 4], "reduction": 2}}
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
  void trialsPassRungsAlikeWhenAWorkerIsKilledBetweenThem() throws Exception {
    var undisturbed = post();
    try (var worker = WorkerProcess.start(postgres, folder, "undisturbed")) {
      awaitEnd(undisturbed, worker);
    }
    assertThat(ends(undisturbed))
        .as("some are trained to their end, some are stopped before")
        .extracting(End::state)
        .contains(TrialState.SCORED, TrialState.STOPPED);
    assertThat(database.trials().rungs(undisturbed))
        .extracting(RungResult::epoch)
        .contains(FIRST_RUNG, 2 * FIRST_RUNG)
        .hasSizeGreaterThan(4);

    var disturbed = post();
    try (var worker = WorkerProcess.start(postgres, folder, "killed")) {
      awaitTrainingBeyondTheFirstRung(disturbed, worker);
      worker.kill();
    }
    try (var one = WorkerProcess.start(postgres, folder, "one");
        var other = WorkerProcess.start(postgres, folder, "other")) {
      awaitEnd(disturbed, one, other);
    }

    assertThat(ends(disturbed)).isEqualTo(ends(undisturbed));
    assertThat(database.trials().rungs(disturbed)).isEqualTo(database.trials().rungs(undisturbed));
    assertThat(database.trials().ofSearch(disturbed))
        .as("final trials leave no checkpoint")
        .allMatch(trial -> database.trials().checkpoint(disturbed, trial.number()).isEmpty());
  }

  /** How a trial ended, and with which file. */
  private record End(TrialState state, int rung, int epoch, @Nullable String modelSha256) {
    static End of(StoredTrial trial) {
      return new End(trial.state(), trial.rung(), trial.epoch(), trial.modelSha256());
    }
  }

  private static List<End> ends(UUID search) {
    return database.trials().ofSearch(search).stream().map(End::of).toList();
  }

  private static UUID post() {
    return database.searches().create(SearchSpecJson.read(SPEC));
  }

  private static void awaitEnd(UUID search, WorkerProcess... workers) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              assertAlive(workers);
              return database.searches().find(search).orElseThrow().state().isFinal();
            });
    assertThat(database.searches().find(search).orElseThrow().state())
        .isEqualTo(SearchState.COMPLETED);
  }

  private static void awaitTrainingBeyondTheFirstRung(UUID search, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertAlive(worker);
              return database.trials().ofSearch(search).stream()
                  .anyMatch(
                      trial -> trial.state() == TrialState.RUNNING && trial.epoch() > FIRST_RUNG);
            });
  }

  private static void assertAlive(WorkerProcess... workers) {
    assertThat(workers)
        .as(() -> Arrays.stream(workers).map(WorkerProcess::printed).toList().toString())
        .allMatch(WorkerProcess::isAlive);
  }
}
