package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.thimble.db.event.Event;
import io.thimble.db.trial.RungResult;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.TrialState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedDatabase.class)
class RungIT {
  private static final int NEXT_EPOCHS = 3 * Samples.EPOCHS;
  private static final Accuracy LEARNT = new Accuracy(150, 200);
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
  void trialThatReachesItsRungWaitsWithItsResultAndItsCheckpointAndWakesTheSearch() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.dropAll();

    assertThat(database.trials().reachRung(attempt, LEARNT, Samples.checkpoint(Samples.EPOCHS)))
        .isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.WAITING);
    assertThat(trial.rung()).isZero();
    assertThat(trial.epoch()).isEqualTo(Samples.EPOCHS);
    assertThat(trial.endedAt()).isNull();
    assertThat(database.trials().rungs(search))
        .containsExactly(new RungResult(0, 0, Samples.EPOCHS, LEARNT));
    assertThat(checkpointEpoch()).isEqualTo(Samples.EPOCHS);
    assertThat(lastEvent().type()).isEqualTo("trial-waiting");
    assertThat(lastData())
        .containsOnly(
            entry("rung", 0),
            entry("epoch", Samples.EPOCHS),
            entry("accuracy", 0.75),
            entry("correct", 150),
            entry("clips", 200));
    assertThat(tasks.hasDueAdvance(search)).isTrue();
    assertThat(tasks.hasDueTrial(search, 0)).isFalse();
  }

  @Test
  void waitingTrialIsOutOfItsAttemptsHandsAndIsNotRequeued() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().reachRung(attempt, LEARNT, Samples.checkpoint(Samples.EPOCHS));
    tasks.dropAll();
    var before = database.trials().find(search, 0);

    assertThat(database.trials().begin(search, 0, "other")).isEmpty();
    assertThat(database.trials().progress(attempt, Samples.EPOCHS)).isFalse();
    assertThat(database.trials().fail(attempt, "diverged")).isFalse();
    assertThat(database.trials().release(attempt, Samples.checkpoint(1))).isFalse();
    assertThat(database.trials().requeue(search)).isZero();

    assertThat(database.trials().find(search, 0)).isEqualTo(before);
    assertThat(checkpointEpoch()).isEqualTo(Samples.EPOCHS);
  }

  @Test
  void promotedTrialGoesOnFromItsCheckpointTowardsTheNextRung() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());
    tasks.dropAll();

    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isTrue();

    var queued = database.trials().find(search, 0).orElseThrow();
    assertThat(queued.state()).isEqualTo(TrialState.QUEUED);
    assertThat(queued.rung()).isEqualTo(1);
    assertThat(queued.epochs()).isEqualTo(NEXT_EPOCHS);
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
    assertThat(lastEvent().type()).isEqualTo("trial-promoted");
    assertThat(lastData())
        .containsOnly(
            entry("rung", 0),
            entry("epoch", Samples.EPOCHS),
            entry("epochs", NEXT_EPOCHS),
            entry("audited", false),
            entry("accuracy", 0.75),
            entry("correct", 150),
            entry("clips", 200));

    var attempt = Samples.begin(database, search, 0);
    assertThat(database.trials().find(search, 0).orElseThrow().epoch()).isEqualTo(Samples.EPOCHS);
    assertThat(
            database
                .trials()
                .reachRung(attempt, new Accuracy(180, 200), Samples.checkpoint(NEXT_EPOCHS)))
        .isTrue();
    assertThat(database.trials().rungs(search))
        .containsExactly(
            new RungResult(0, 0, Samples.EPOCHS, LEARNT),
            new RungResult(0, 1, NEXT_EPOCHS, new Accuracy(180, 200)));
  }

  @Test
  void trialThatGoesOnAsACheckIsMarkedAndStaysSoAtLaterRungs() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());
    assertThat(database.trials().find(search, 0).orElseThrow().audited()).isFalse();

    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, true)).isTrue();

    assertThat(database.trials().find(search, 0).orElseThrow().audited()).isTrue();
    assertThat(lastData()).contains(entry("audited", true));
    var attempt = Samples.begin(database, search, 0);
    database.trials().reachRung(attempt, LEARNT, Samples.checkpoint(NEXT_EPOCHS));
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS + 1, false)).isTrue();
    assertThat(database.trials().find(search, 0).orElseThrow().audited()).isTrue();
  }

  @Test
  void stoppedTrialIsFinalWithoutScoreAndCheckpointAndWakesTheSearch() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());
    tasks.dropAll();

    assertThat(database.trials().stop(search, 0)).isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.STOPPED);
    assertThat(trial.state().isFinal()).isTrue();
    assertThat(trial.validation()).isNull();
    assertThat(trial.endedAt()).isNotNull();
    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(database.trials().rungs(search)).hasSize(1);
    assertThat(lastEvent().type()).isEqualTo("trial-stopped");
    assertThat(lastData()).contains(entry("rung", 0), entry("accuracy", 0.75));
    assertThat(tasks.hasDueAdvance(search)).isTrue();
    assertThat(database.trials().begin(search, 0, "other")).isEmpty();
  }

  @Test
  void onlyWaitingTrialsArePromotedOrStopped() {
    Samples.propose(database, search, 0);
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    assertThat(database.trials().stop(search, 0)).isFalse();
    var attempt = Samples.begin(database, search, 0);
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    assertThat(database.trials().stop(search, 0)).isFalse();
    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"));
    var before = database.trials().find(search, 0);

    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    assertThat(database.trials().stop(search, 0)).isFalse();
    assertThat(database.trials().promote(search, 7, NEXT_EPOCHS, false)).isFalse();

    assertThat(database.trials().find(search, 0)).isEqualTo(before);
  }

  @Test
  void promotionThatComesTwiceCountsOnce() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isTrue();
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    database
        .trials()
        .reachRung(Samples.begin(database, search, 0), LEARNT, Samples.checkpoint(NEXT_EPOCHS));

    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false))
        .as("a late promotion to the rung where the trial waits already")
        .isFalse();
    assertThat(database.trials().find(search, 0).orElseThrow().rung()).isEqualTo(1);
  }

  @Test
  void whileTheSearchIsPausedNothingIsDecidedAndTheTrialWaitsOn() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());
    move(SearchMove.PAUSE);

    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    assertThat(database.trials().stop(search, 0)).isFalse();
    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.WAITING);

    move(SearchMove.RESUME);
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isTrue();
  }

  @Test
  void lateAttemptReachesNoRung() {
    var late = Samples.begunTrial(database, search, 0);
    Samples.begin(database, search, 0);
    var before = database.trials().find(search, 0);

    assertThat(database.trials().reachRung(late, LEARNT, Samples.checkpoint(Samples.EPOCHS)))
        .isFalse();

    assertThat(database.trials().find(search, 0)).isEqualTo(before);
    assertThat(database.trials().rungs(search)).isEmpty();
    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(lastEvent().type()).isEqualTo("trial-running");
  }

  @Test
  void checkpointOfAnotherEpochThanTheRungsIsRefusedAndNothingChanges() {
    var attempt = Samples.begunTrial(database, search, 0);

    assertThatThrownBy(() -> database.trials().reachRung(attempt, LEARNT, Samples.checkpoint(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at epoch 12, and the checkpoint is of epoch 5")
        .hasMessageContaining("Maybe");

    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.RUNNING);
    assertThat(database.trials().rungs(search)).isEmpty();
  }

  @Test
  void waitingTrialsAreCancelledWithTheirSearch() {
    Samples.waitingTrial(database, search, 0, LEARNT.correct());

    move(SearchMove.CANCEL);

    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.CANCELLED);
    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(database.trials().promote(search, 0, NEXT_EPOCHS, false)).isFalse();
    assertThat(database.trials().stop(search, 0)).isFalse();
  }

  private void move(SearchMove move) {
    assertThat(database.searches().move(search, move, null)).isTrue();
  }

  private int checkpointEpoch() {
    return database.trials().checkpoint(search, 0).orElseThrow().epoch();
  }

  private Event lastEvent() {
    return database.events().after(search, 0, 100).getLast();
  }

  private Map<String, Object> lastData() {
    var data = new HashMap<String, Object>();
    JSON.readTree(lastEvent().data())
        .forEachEntry(
            (name, value) ->
                data.put(name, value.isBoolean() ? value.booleanValue() : value.numberValue()));
    return data;
  }
}
