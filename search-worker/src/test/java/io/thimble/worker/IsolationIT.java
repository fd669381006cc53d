package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
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
  private static Workplace workplace;

  @BeforeAll
  static void start() {
    workplace = new Workplace(folder);
  }

  @AfterAll
  static void stop() {
    workplace.close();
  }

  @Test
  void aKilledTrainerCostsItsOwnTrialAnAttemptAndTrainersEndWithTheirWorker() throws Exception {
    try (var worker = workplace.start("worker")) {
      var undisturbed = workplace.post(SPEC);
      workplace.awaitEnd(undisturbed, worker);

      var disturbed = workplace.post(SPEC);
      awaitBothInTraining(disturbed, worker);
      var trainers = worker.children();
      assertThat(trainers).as(worker.printed()).hasSize(2);
      trainers.getFirst().destroyForcibly();
      workplace.awaitEnd(disturbed, worker);

      assertThat(workplace.models(disturbed)).isEqualTo(workplace.models(undisturbed));
      assertThat(workplace.trials(disturbed))
          .extracting(StoredTrial::attempt)
          .as("attempts")
          .containsExactlyInAnyOrder(1, 2);
      assertThat(worker.printed()).contains("SIGKILL", "exit code 137");

      var last = workplace.post(SPEC);
      awaitBothInTraining(last, worker);
      var orphans = worker.children();
      assertThat(orphans).hasSize(2);
      worker.kill();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private static void awaitBothInTraining(UUID search, WorkerProcess worker) {
    workplace.awaitTrials(
        search,
        trials ->
            trials.size() == 2
                && trials.stream()
                    .allMatch(trial -> trial.state() == TrialState.RUNNING && trial.epoch() >= 1),
        worker);
  }
}
