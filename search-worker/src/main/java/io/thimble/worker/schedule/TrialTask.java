package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.db.Database;
import io.thimble.db.WorkNames;
import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialMove;
import io.thimble.worker.trial.Marks;
import io.thimble.worker.trial.Meters;
import io.thimble.worker.trial.TrialRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The task that runs a trial. db-scheduler hands out at least once; the attempt's number makes
 * whatever a second run does harmless.
 */
final class TrialTask {
  private static final Logger log = LoggerFactory.getLogger(TrialTask.class);
  private static final Duration WHILE_OTHERS_TRAIN = Duration.ofSeconds(1);

  /** Memory that was short may be there again. */
  private static final Duration AFTER_FIRST_LOSS = Duration.ofSeconds(2);

  private static final Duration AFTER_FIRST_FAILURE = Duration.ofSeconds(5);

  private final Database database;
  private final TrialRunner runner;
  private final WorkerName worker;
  private final Places places;
  private final Clock clock;

  TrialTask(Database database, TrialRunner runner, WorkerName worker, Places places, Clock clock) {
    this.database = database;
    this.runner = runner;
    this.worker = worker;
    this.places = places;
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(WorkNames.RUN_TRIAL, Void.class)
        .onFailure(
            (complete, operations) ->
                operations.reschedule(
                    complete,
                    clock
                        .instant()
                        .plus(
                            Backoff.after(
                                AFTER_FIRST_FAILURE,
                                1 + complete.getExecution().consecutiveFailures))))
        .onDeadExecutionRevive()
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    if (!places.take()) {
      // Two looks saw the same place; the next one sees that none is free.
      return again(Duration.ZERO);
    }
    try {
      return run(instance.getId(), context.getSchedulerState());
    } finally {
      places.giveBack();
    }
  }

  private CompletionHandler<Void> run(String instance, SchedulerState scheduler) {
    var slash = instance.indexOf('/');
    var search = UUID.fromString(instance.substring(0, slash));
    var number = Integer.parseInt(instance.substring(slash + 1));
    var attempt = database.trials().begin(search, number, worker.value());
    if (attempt.isEmpty()) {
      return mayBeginLater(search, number)
          ? again(WHILE_OTHERS_TRAIN)
          : new CompletionHandler.OnCompleteRemove<>();
    }
    try (var _ = Marks.put(attempt.get())) {
      return switch (result(attempt.get(), scheduler)) {
        case DONE -> new CompletionHandler.OnCompleteRemove<>();
        case RELEASED -> again(Duration.ZERO);
        case LOST -> again(Backoff.after(AFTER_FIRST_LOSS, attempt.get().number()));
        case HINDERED -> again(Backoff.after(AFTER_FIRST_FAILURE, attempt.get().number()));
      };
    }
  }

  /** Another worker may have begun as many trials of the search as may train at once. */
  private boolean mayBeginLater(UUID search, int number) {
    return database
            .searches()
            .find(search)
            .filter(found -> found.state() == SearchState.RUNNING)
            .isPresent()
        && database
            .trials()
            .find(search, number)
            .filter(trial -> TrialMove.BEGIN.from().contains(trial.state()))
            .isPresent();
  }

  /**
   * A trial that the worker fails over has lost its attempt as if it had taken its process along,
   * so that it fails in the end and its search goes on. A database that fails is no trial's fault.
   */
  private TrialRunner.Result result(Attempt attempt, SchedulerState scheduler) {
    try {
      return runner.run(attempt, scheduler::isShuttingDown);
    } catch (DataAccessException | TransactionException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("The worker failed over the trial", e);
      Meters.attemptEnded("lost");
      var reason =
          "The worker failed over it (%s). Maybe this is a fault of Thimble: the worker's log tells where."
              .formatted(e);
      return database.trials().lose(attempt, reason)
          ? TrialRunner.Result.LOST
          : TrialRunner.Result.DONE;
    }
  }

  private CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(delay));
  }
}
