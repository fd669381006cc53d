package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.hw.search.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wake-ups under db-scheduler itself. */
@ExtendWith(SharedDatabase.class)
class WakeIT {
  private static final Duration NEXT_LOOK = Duration.ofMillis(100);
  private static final int PATIENCE_SECONDS = 20;

  private DataSource source;
  private Database database;
  private TaskTable tasks;
  private UUID search;

  /** What each execution saw of trial 0, and the permits that let an execution end. */
  private final LinkedBlockingQueue<TrialState> looks = new LinkedBlockingQueue<>();

  private final SynchronousQueue<Duration> ends = new SynchronousQueue<>();

  @BeforeEach
  void startSearch(DataSource source) {
    this.source = source;
    database = Database.of(source);
    tasks = new TaskTable(source);
    search = Samples.runningSearch(database);
  }

  @Test
  void wakeMovesAWaitingTaskToNow() throws Exception {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.postponeAll();
    var scheduler = scheduler();
    scheduler.start();
    try {
      database.trials().fail(attempt, "diverged");

      assertThat(look()).isEqualTo(TrialState.FAILED);
    } finally {
      ends.offer(NEXT_LOOK, PATIENCE_SECONDS, TimeUnit.SECONDS);
      scheduler.stop();
    }
  }

  @Test
  void wakeDuringAnExecutionLeavesItItsTaskAndTheNextLookSeesTheNews() throws Exception {
    var attempt = Samples.begunTrial(database, search, 0);
    var scheduler = scheduler();
    scheduler.start();
    try {
      assertThat(look()).isEqualTo(TrialState.RUNNING);
      database.trials().fail(attempt, "diverged");
      ends.offer(NEXT_LOOK, PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertThat(look()).isEqualTo(TrialState.FAILED);
    } finally {
      ends.offer(NEXT_LOOK, PATIENCE_SECONDS, TimeUnit.SECONDS);
      scheduler.stop();
    }
  }

  @Test
  void wakeBringsBackATaskThatIsGone() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.dropAll();

    database.trials().fail(attempt, "diverged");

    assertThat(tasks.hasDueAdvance(search)).isTrue();
  }

  @Test
  void releaseDuringItsExecutionDoesNotTakeTheTaskAway() {
    var attempt = Samples.begunTrial(database, search, 0);
    tasks.pickAll();

    database.trials().release(attempt, null);

    assertThat(tasks.hasDueTrial(search, 0)).isFalse();
    assertThat(tasks.count()).isEqualTo(2);
  }

  private TrialState look() throws InterruptedException {
    var state = looks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(state).as("an execution within %d s", PATIENCE_SECONDS).isNotNull();
    return state;
  }

  private Scheduler scheduler() {
    return Scheduler.create(source, advance())
        .threads(1)
        .pollingInterval(Duration.ofMillis(50))
        .shutdownMaxWait(Duration.ofSeconds(PATIENCE_SECONDS))
        .build();
  }

  private CustomTask<Void> advance() {
    return Tasks.custom(WorkNames.ADVANCE_SEARCH, Void.class)
        .execute(
            (instance, _) -> {
              looks.add(
                  database
                      .trials()
                      .find(UUID.fromString(instance.getId()), 0)
                      .orElseThrow()
                      .state());
              return end();
            });
  }

  private CompletionHandler<Void> end() {
    try {
      var delay = ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return (complete, operations) ->
          operations.reschedule(complete, Instant.now().plus(delay == null ? NEXT_LOOK : delay));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The scheduler was stopped in the middle of a test.", e);
    }
  }
}
