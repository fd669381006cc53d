package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.trial.Standing;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.TrialState;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedDatabase.class)
class CheckpointIT {
  private Database database;
  private JdbcClient client;
  private TaskTable tasks;
  private UUID search;

  @BeforeEach
  void startSearch(DataSource source) {
    database = Database.of(source);
    client = JdbcClient.create(source);
    tasks = new TaskTable(source);
    search = Samples.runningSearch(database);
  }

  @Test
  void checkpointReplacesTheOneBeforeAndKeepsItsBytes() {
    var attempt = Samples.begunTrial(database, search, 0);
    assertThat(database.trials().checkpoint(search, 0)).isEmpty();

    assertThat(database.trials().keep(attempt, Samples.checkpoint(2))).isTrue();
    assertThat(database.trials().keep(attempt, Samples.checkpoint(5))).isTrue();

    assertThat(kept().epoch()).isEqualTo(5);
    assertThat(kept().state()).isEqualTo(Samples.checkpoint(5).state());
    assertThat(checkpoints()).isEqualTo(1);
  }

  @Test
  void attemptAfterACrashStartsAtTheEpochOfTheCheckpoint() {
    var lost = Samples.begunTrial(database, search, 0);
    database.trials().keep(lost, Samples.checkpoint(5));
    database.trials().progress(lost, 7);

    var next = Samples.begin(database, search, 0);

    assertThat(epoch()).isEqualTo(5);
    assertThat(kept().epoch()).isEqualTo(5);
    assertThat(database.trials().keep(next, Samples.checkpoint(6))).isTrue();
  }

  @Test
  void attemptAfterACrashWithoutCheckpointStartsAtZero() {
    database.trials().progress(Samples.begunTrial(database, search, 0), 7);

    Samples.begin(database, search, 0);

    assertThat(epoch()).isZero();
  }

  @Test
  void releasedTrialStandsAtTheEpochOfTheCheckpointThatItLeaves() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().keep(attempt, Samples.checkpoint(2));
    database.trials().progress(attempt, 8);
    tasks.dropAll();

    assertThat(database.trials().release(attempt, Samples.checkpoint(7))).isTrue();

    assertThat(epoch()).isEqualTo(7);
    assertThat(kept().epoch()).isEqualTo(7);
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
    Samples.begin(database, search, 0);
    assertThat(epoch()).isEqualTo(7);
  }

  @Test
  void releaseWithoutACheckpointLeavesTheOneBefore() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().keep(attempt, Samples.checkpoint(2));
    database.trials().progress(attempt, 3);

    assertThat(database.trials().release(attempt, null)).isTrue();

    assertThat(epoch()).isEqualTo(2);
    assertThat(kept().epoch()).isEqualTo(2);
  }

  @Test
  void lostAttemptPutsItsTrialBackAtItsCheckpointAndTheThirdOneFailsItWithTheReason() {
    for (int number = 0; number < 2; number++) {
      var attempt =
          number == 0
              ? Samples.begunTrial(database, search, 0)
              : Samples.begin(database, search, 0);
      database.trials().keep(attempt, Samples.checkpoint(2));
      database.trials().progress(attempt, 3);
      tasks.dropAll();

      assertThat(database.trials().lose(attempt, "It was killed.")).isTrue();

      assertThat(database.trials().find(search, 0).orElseThrow().state())
          .isEqualTo(TrialState.QUEUED);
      assertThat(epoch()).isEqualTo(2);
      assertThat(tasks.hasDueTrial(search, 0)).isTrue();
      assertThat(database.trials().lose(attempt, "It was killed.")).as("late").isFalse();
    }
    var third = Samples.begin(database, search, 0);
    tasks.dropAll();

    assertThat(database.trials().lose(third, "It was killed.")).isTrue();

    var trial = database.trials().find(search, 0).orElseThrow();
    assertThat(trial.state()).isEqualTo(TrialState.FAILED);
    assertThat(trial.reason()).contains("lost three attempts", "It was killed.");
    assertThat(checkpoints()).isZero();
    assertThat(tasks.hasDueAdvance(search)).isTrue();
    assertThat(tasks.hasDueTrial(search, 0)).isFalse();
  }

  @Test
  void lateAttemptKeepsAndReleasesNothing() {
    var late = Samples.begunTrial(database, search, 0);
    var latest = Samples.begin(database, search, 0);
    database.trials().keep(latest, Samples.checkpoint(2));
    var before = database.trials().find(search, 0);

    assertThat(database.trials().keep(late, Samples.checkpoint(5))).isFalse();
    assertThat(database.trials().release(late, Samples.checkpoint(5))).isFalse();

    assertThat(kept().epoch()).isEqualTo(2);
    assertThat(database.trials().find(search, 0)).isEqualTo(before);
  }

  @Test
  void scoreRemovesTheCheckpointOfItsTrialAlone() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().keep(attempt, Samples.checkpoint(5));
    database.trials().keep(Samples.begunTrial(database, search, 1), Samples.checkpoint(3));

    database.trials().score(attempt, Samples.score(180), Samples.artifacts("model"));

    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(database.trials().checkpoint(search, 1)).isPresent();
  }

  @Test
  void failureRemovesTheCheckpoint() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().keep(attempt, Samples.checkpoint(5));

    database.trials().fail(attempt, "diverged");

    assertThat(checkpoints()).isZero();
  }

  @Test
  void trialThatTooManyWorkersLeftLeavesNoCheckpoint() {
    database.trials().keep(Samples.begunTrial(database, search, 0), Samples.checkpoint(5));
    for (int silent = 1; silent < 10; silent++) {
      Samples.begin(database, search, 0);
    }

    assertThat(database.trials().begin(search, 0, Samples.WORKER)).isEmpty();

    assertThat(database.trials().find(search, 0).orElseThrow().state())
        .isEqualTo(TrialState.FAILED);
    assertThat(checkpoints()).isZero();
  }

  @Test
  void cancelledSearchLeavesNoCheckpointAndAnotherSearchKeepsItsOwn() {
    database.trials().keep(Samples.begunTrial(database, search, 0), Samples.checkpoint(5));
    var other = Samples.runningSearch(database);
    database.trials().keep(Samples.begunTrial(database, other, 0), Samples.checkpoint(4));

    move(SearchMove.CANCEL);

    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(database.trials().checkpoint(other, 0)).isPresent();
  }

  @Test
  void checkpointsAndRungResultsGoWithTheirSearch() {
    Samples.waitingTrial(database, search, 0, 150);

    client.sql("delete from search where id = :id").param("id", search).update();

    assertThat(checkpoints()).isZero();
    assertThat(database.trials().rungs(search)).isEmpty();
  }

  @Test
  void checkpointAboveTheBoundIsRefusedByTheProgramAndByTheDatabase() {
    Samples.begunTrial(database, search, 0);
    assertThatThrownBy(() -> new StoredCheckpoint(3, new byte[StoredCheckpoint.MOST_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epoch 3 has 67108865 bytes, and at most 67108864 are kept")
        .hasMessageContaining("Maybe");

    var insert =
        client
            .sql(
                """
                insert into checkpoint (search, trial, epoch, state)
                values (:search, 0, 3, decode(repeat('00', :bytes), 'hex'))
                """)
            .param("search", search)
            .param("bytes", StoredCheckpoint.MOST_BYTES + 1);
    assertThatThrownBy(insert::update)
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("checkpoint_is_bounded");
  }

  @Test
  void checkpointBeyondTheRungIsRefusedAndTheOneBeforeStays() {
    var attempt = Samples.begunTrial(database, search, 0);
    database.trials().keep(attempt, Samples.checkpoint(2));
    var beyond = Samples.checkpoint(Samples.EPOCHS + 1);

    assertThatThrownBy(() -> database.trials().keep(attempt, beyond))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trains to epoch 12, and the checkpoint is of epoch 13")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> database.trials().release(attempt, beyond))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(kept().epoch()).isEqualTo(2);
    assertThat(database.trials().standing(attempt)).isEqualTo(Standing.GO_ON);
  }

  @Test
  void checkpointWithoutAWholeEpochIsRefused() {
    assertThatThrownBy(() -> new StoredCheckpoint(0, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0)")
        .hasMessageContaining("Maybe");
  }

  @Test
  void pauseTellsARunningAttemptToReleaseWhichItMayDoAndResumeHandsItOutAgain() {
    var attempt = Samples.begunTrial(database, search, 0);
    assertThat(database.trials().standing(attempt)).isEqualTo(Standing.GO_ON);

    move(SearchMove.PAUSE);
    assertThat(database.trials().standing(attempt)).isEqualTo(Standing.PAUSED);
    assertThat(database.trials().release(attempt, Samples.checkpoint(4))).isTrue();
    assertThat(database.trials().standing(attempt)).isEqualTo(Standing.OVER);
    assertThat(database.trials().begin(search, 0, "other")).isEmpty();
    tasks.dropAll();

    move(SearchMove.RESUME);
    assertThat(tasks.hasDueTrial(search, 0)).isTrue();
    Samples.begin(database, search, 0);
    assertThat(epoch()).isEqualTo(4);
  }

  @Test
  void attemptThatIsLateOrAtItsEndOrCancelledIsOver() {
    var late = Samples.begunTrial(database, search, 0);
    var latest = Samples.begin(database, search, 0);
    assertThat(database.trials().standing(late)).isEqualTo(Standing.OVER);
    assertThat(database.trials().standing(latest)).isEqualTo(Standing.GO_ON);
    database.trials().fail(latest, "diverged");
    assertThat(database.trials().standing(latest)).isEqualTo(Standing.OVER);

    var cancelled = Samples.begunTrial(database, search, 1);
    move(SearchMove.CANCEL);
    assertThat(database.trials().standing(cancelled)).isEqualTo(Standing.OVER);
  }

  private void move(SearchMove move) {
    assertThat(database.searches().move(search, move, null)).isTrue();
  }

  private StoredCheckpoint kept() {
    return database.trials().checkpoint(search, 0).orElseThrow();
  }

  private int epoch() {
    return database.trials().find(search, 0).orElseThrow().epoch();
  }

  private int checkpoints() {
    return client.sql("select count(*) from checkpoint").query(Integer.class).single();
  }
}
