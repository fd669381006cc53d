package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import java.nio.file.Path;
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
  void trialsPassRungsAlikeWhenAWorkerIsKilledBetweenThem() throws Exception {
    var undisturbed = workplace.post(SPEC);
    try (var worker = workplace.start("undisturbed")) {
      workplace.awaitEnd(undisturbed, worker);
    }
    assertThat(ends(undisturbed))
        .as("some are trained to their end, some are stopped before")
        .extracting(End::state)
        .contains(TrialState.SCORED, TrialState.STOPPED);
    assertThat(workplace.database().trials().rungs(undisturbed))
        .extracting(RungResult::epoch)
        .contains(FIRST_RUNG, 2 * FIRST_RUNG)
        .hasSizeGreaterThan(4);

    var disturbed = workplace.post(SPEC);
    try (var worker = workplace.start("killed")) {
      awaitTrainingBeyondTheFirstRung(disturbed, worker);
      worker.kill();
    }
    try (var one = workplace.start("one");
        var other = workplace.start("other")) {
      workplace.awaitEnd(disturbed, one, other);
    }

    assertThat(ends(disturbed)).isEqualTo(ends(undisturbed));
    assertThat(workplace.database().trials().rungs(disturbed))
        .isEqualTo(workplace.database().trials().rungs(undisturbed));
    assertThat(workplace.trials(disturbed))
        .as("final trials leave no checkpoint")
        .allMatch(
            trial -> workplace.database().trials().checkpoint(disturbed, trial.number()).isEmpty());
  }

  /** How a trial ended, and with which file. */
  private record End(TrialState state, int rung, int epoch, @Nullable String modelSha256) {
    static End of(StoredTrial trial) {
      return new End(trial.state(), trial.rung(), trial.epoch(), trial.modelSha256());
    }
  }

  private static List<End> ends(UUID search) {
    return workplace.trials(search).stream().map(End::of).toList();
  }

  private static void awaitTrainingBeyondTheFirstRung(UUID search, WorkerProcess worker) {
    workplace.awaitTrials(
        search,
        trials ->
            trials.stream()
                .anyMatch(
                    trial -> trial.state() == TrialState.RUNNING && trial.epoch() > FIRST_RUNG),
        worker);
  }
}
