package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.event.Event;
import io.thimble.db.search.Rejections;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedDatabase.class)
class TrialStoreIT {
  private static final Rejections REJECTIONS = Rejections.of(3, Map.of("flash", 1L, "shapes", 3L));

  private Database database;
  private TaskTable tasks;
  private UUID search;

  @BeforeEach
  void startSearch(DataSource source) {
    database = Database.of(source);
    tasks = new TaskTable(source);
    search = Samples.runningSearch(database);
  }

  @Test
  void proposalBecomesAQueuedTrialWithItsEventItsTaskAndTheCounters() {
    var proposal = Samples.proposal(20_000, 9_000, 400_000);

    assertThat(database.trials().propose(search, 0, proposal, Samples.EPOCHS, REJECTIONS)).isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.decisions()).isEqualTo(proposal.decisions());
    assertThat(trial.estimate()).isEqualTo(proposal.estimate());
    assertThat(trial.origin()).isEqualTo(Samples.ORIGIN);
    assertThat(trial.replicaOf()).isNull();
    assertThat(trial.audited()).isFalse();
    assertThat(trial.state()).isEqualTo(TrialState.QUEUED);
    assertThat(trial.epochs()).isEqualTo(Samples.EPOCHS);
    var kept = database.searches().find(search).orElseThrow();
    assertThat(kept.proposals()).isEqualTo(8);
    assertThat(kept.rejections()).isEqualTo(REJECTIONS);
    assertThat(events()).endsWith("trial-queued");
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
  }

  @Test
  void rejectionsAddUpByLimit() {
    propose(0, REJECTIONS);
    propose(1, Rejections.of(1, Map.of("sram", 5L, "flash", 2L)));
    propose(2, Rejections.NONE);

    assertThat(database.searches().find(search).orElseThrow().rejections())
        .isEqualTo(Rejections.of(4, Map.of("flash", 3L, "shapes", 3L, "sram", 5L)));
  }

  @Test
  void rejectionsOfAProgramThatKnowsNoLimitsAreOfAnUnknownOne(DataSource source) {
    propose(0, REJECTIONS);
    JdbcClient.create(source)
        .sql("update search set proposals = proposals + 7, infeasible = infeasible + 7")
        .update();

    assertThat(database.searches().find(search).orElseThrow().rejections().infeasibleBy())
        .isEqualTo(Map.of("flash", 1L, "shapes", 3L, Rejections.UNKNOWN, 7L));
  }

  @Test
  void replicaNamesTheTrialOfItsSearchThatItRepeats() {
    Samples.propose(database, search, 0);

    assertThat(
            database
                .trials()
                .propose(search, 1, Samples.replicaOf(0), Samples.EPOCHS, Rejections.NONE))
        .isTrue();

    assertThat(database.trials().find(search, 1).orElseThrow().replicaOf()).isZero();
    assertThat(database.trials().find(search, 1).orElseThrow().origin()).isNull();
    for (int missing : List.of(2, 3)) {
      assertThatThrownBy(
              () ->
                  database
                      .trials()
                      .propose(
                          search, 2, Samples.replicaOf(missing), Samples.EPOCHS, Rejections.NONE))
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("trial_replica_is_of");
    }
    assertThat(database.trials().ofSearch(search)).hasSize(2);
  }

  @Test
  void proposalOutOfTurnOrForASearchThatDoesNotRunChangesNothing() {
    Samples.propose(database, search, 0);
    assertThat(propose(0)).isFalse();
    assertThat(propose(2)).isFalse();
    database.searches().move(search, SearchMove.PAUSE, null);
    assertThat(propose(1)).isFalse();

    assertThat(database.trials().ofSearch(search)).hasSize(1);
    assertThat(database.searches().find(search).orElseThrow().proposals()).isEqualTo(1);
  }

  @Test
  void scoreKeepsAccuracyArtifactsAndFrontAndWakesTheSearch() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.dropAll();

    assertThat(database.trials().score(attempt, Samples.score(180), Samples.artifacts("model")))
        .isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.SCORED);
    assertThat(trial.validation()).isEqualTo(Samples.score(180));
    assertThat(trial.test()).isNull();
    assertThat(trial.onFront()).isTrue();
    assertThat(trial.worker()).isEqualTo(Samples.WORKER);
    assertThat(trial.modelSha256()).isEqualTo(Samples.artifacts("model").modelSha256());
    assertThat(trial.quantization()).isEqualTo(Samples.artifacts("model").quantization());
    assertThat(trial.endedAt()).isNotNull();
    var artifacts = database.artifacts().find(search, 0).orElseThrow();
    assertThat(artifacts.model()).isEqualTo(Samples.artifacts("model").model());
    assertThat(artifacts.bundle()).isEqualTo(Samples.artifacts("model").bundle());
    assertThat(artifacts.quantization()).isEqualTo("ptq-mse");
    assertThat(artifacts.network()).isEqualTo(Samples.artifacts("model").network());
    assertThat(database.searches().find(search).orElseThrow().hypervolume()).isPositive();
    assertThat(events()).endsWith("trial-running", "trial-scored", "front-changed");
    assertThat(tasks.hasDueAdvance(search)).isTrue();
  }

  @Test
  void lateAttemptWritesNothing() {
    var late = Samples.begunTrial(database, search, 0);
    var latest = Samples.begin(database, search, 0);
    var before = database.trials().find(search, 0);
    var eventsBefore = events();

    assertThat(database.trials().progress(late, 1)).isFalse();
    assertThat(database.trials().score(late, Samples.score(180), Samples.artifacts("late")))
        .isFalse();
    assertThat(database.trials().fail(late, "diverged")).isFalse();
    assertThat(database.trials().release(late, null)).isFalse();

    assertThat(database.trials().find(search, 0)).isEqualTo(before);
    assertThat(database.artifacts().find(search, 0)).isEmpty();
    assertThat(events()).isEqualTo(eventsBefore);
    assertThat(database.trials().progress(latest, 1)).isTrue();
  }

  @Test
  void finalTrialTakesNoMoreWrites() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"));
    var before = database.trials().find(search, 0);

    assertThat(database.trials().score(attempt, Samples.score(1), Samples.artifacts("again")))
        .isFalse();
    assertThat(database.trials().fail(attempt, "too late")).isFalse();
    assertThat(database.trials().begin(search, 0, "other")).isEmpty();

    assertThat(database.trials().find(search, 0)).isEqualTo(before);
  }

  @Test
  void progressLeavesOneEventAnEpoch() {
    var attempt = Samples.begunTrial(database, search, 0);

    for (int epoch : List.of(1, 1, 2, 1, 2, 3)) {
      assertThat(database.trials().progress(attempt, epoch)).isTrue();
    }

    assertThat(database.trials().find(search, 0).orElseThrow().epoch()).isEqualTo(3);
    assertThat(events()).filteredOn("trial-progress"::equals).hasSize(3);
  }

  @Test
  void attemptOfACancelledTrialIsToldToStop() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.searches().move(search, SearchMove.CANCEL, null);

    assertThat(database.trials().progress(attempt, 1)).isFalse();
    assertThat(database.trials().release(attempt, null)).isFalse();
  }

  @Test
  void failedTrialKeepsItsReasonAndWakesTheSearch() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.dropAll();

    assertThat(database.trials().fail(attempt, "the loss is no number")).isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.FAILED);
    assertThat(trial.reason()).isEqualTo("the loss is no number");
    assertThat(events()).endsWith("trial-failed");
    assertThat(tasks.hasDueAdvance(search)).isTrue();
  }

  @Test
  void releasedTrialIsDueNowAndItsAttemptMayNoLongerWrite() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.dropAll();

    assertThat(database.trials().release(attempt, null)).isTrue();

    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.QUEUED);
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
    assertThat(database.trials().progress(attempt, 1)).isFalse();
    assertThat(Samples.begin(database, search, 0).number()).isEqualTo(attempt.number() + 1);
  }

  @Test
  void trialThatTenWorkersLeftWithoutAWordFailsAndReleasedOnesDoNotCount() {
    Samples.propose(database, search, 0);
    for (int i = 0; i < 4; i++) {
      database.trials().release(Samples.begin(database, search, 0), null);
    }
    for (int silent = 0; silent < 10; silent++) {
      Samples.begin(database, search, 0);
    }
    tasks.dropAll();

    assertThat(database.trials().begin(search, 0, Samples.WORKER)).isEmpty();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.FAILED);
    assertThat(trial.reason()).contains("lost ten attempts", "Maybe");
    assertThat(trial.attempt()).isEqualTo(14);
    assertThat(tasks.hasDueAdvance(search)).isTrue();
    assertThat(database.searches().find(search).orElseThrow().state())
        .isEqualTo(SearchState.RUNNING);
  }

  @Test
  void workersThatFellSilentDoNotCountAmongTheThreeAttemptsThatEndedByThemselves() {
    Samples.propose(database, search, 0);
    for (int silent = 0; silent < 9; silent++) {
      Samples.begin(database, search, 0);
    }
    for (int lost = 0; lost < 2; lost++) {
      database.trials().lose(Samples.begin(database, search, 0), "It was killed.");
      assertThat(database.trials().find(search, 0).orElseThrow().state())
          .isEqualTo(TrialState.QUEUED);
    }

    database.trials().lose(Samples.begin(database, search, 0), "It was killed.");

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.FAILED);
    assertThat(trial.reason()).contains("lost three attempts", "It was killed.");
  }

  @Test
  void requeueFindsWaitingTrialsWithoutATask() {
    Samples.propose(database, search, 0);
    tasks.dropAll();
    Samples.propose(database, search, 1);

    assertThat(database.trials().requeue(search)).isEqualTo(1);
    assertThat(database.trials().requeue(search)).isZero();
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
  }

  @Test
  void testScoreComesWithTheBundleThatStatesIt() {
    assertThat(database.trials().scoreTest(search, 0, Samples.score(170), Samples.bytes("zip")))
        .isFalse();
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"));

    assertThat(database.trials().scoreTest(search, 0, Samples.score(170), Samples.bytes("zip")))
        .isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.test()).isEqualTo(Samples.score(170));
    assertThat(trial.validation()).isEqualTo(Samples.score(180));
    assertThat(database.artifacts().find(search, 0).orElseThrow().bundle())
        .isEqualTo(Samples.bytes("zip"));
    assertThat(events()).endsWith("trial-tested");
  }

  @Test
  void digestOfAnotherModelIsRefusedAndNothingIsScored() {
    var attempt = Samples.begunTrial(database, search, 0);
    var artifacts =
        new Artifacts(
            Samples.bytes("model"),
            Samples.artifacts("another").modelSha256(),
            "ptq",
            Samples.bytes("zip"),
            Samples.bytes("floats"));

    assertThatThrownBy(() -> database.trials().score(attempt, Samples.score(180), artifacts))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("artifact_sha256_is_of_the_model");
    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.RUNNING);
  }

  private boolean propose(int number) {
    return propose(number, Rejections.NONE);
  }

  private boolean propose(int number, Rejections rejections) {
    return database
        .trials()
        .propose(
            search, number, Samples.proposal(20_000, 9_000, 400_000), Samples.EPOCHS, rejections);
  }

  private List<String> events() {
    return database.events().after(search, 0, 100).stream().map(Event::type).toList();
  }
}
