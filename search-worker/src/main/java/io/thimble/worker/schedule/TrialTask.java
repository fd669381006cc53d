package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.db.Database;
import io.thimble.db.WorkNames;
import io.thimble.worker.trial.TrialRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * The task that runs a trial. db-scheduler hands out at least once; the attempt's number makes
 * whatever a second run does harmless.
 */
final class TrialTask {
  private static final Duration WHILE_ALL_TRAIN = Duration.ofSeconds(1);

  /** Memory that was short may be there again. */
  private static final Duration AFTER_LOSS = Duration.ofSeconds(2);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final Database database;
  private final TrialRunner runner;
  private final WorkerName worker;
  private final Semaphore trainings;
  private final Clock clock;

  TrialTask(Database database, TrialRunner runner, WorkerName worker, int trainings, Clock clock) {
    this.database = database;
    this.runner = runner;
    this.worker = worker;
    this.trainings = new Semaphore(trainings);
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(WorkNames.RUN_TRIAL, Void.class)
        .onFailure(
            (complete, operations) ->
                operations.reschedule(complete, clock.instant().plus(AFTER_FAILURE)))
        .onDeadExecutionRevive()
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    if (!trainings.tryAcquire()) {
      return again(WHILE_ALL_TRAIN);
    }
    try {
      return run(instance.getId(), context.getSchedulerState());
    } finally {
      trainings.release();
    }
  }

  private CompletionHandler<Void> run(String instance, SchedulerState scheduler) {
    var slash = instance.indexOf('/');
    var search = UUID.fromString(instance.substring(0, slash));
    var number = Integer.parseInt(instance.substring(slash + 1));
    var attempt = database.trials().begin(search, number, worker.value());
    if (attempt.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    return switch (runner.run(attempt.get(), scheduler::isShuttingDown)) {
      case DONE -> new CompletionHandler.OnCompleteRemove<>();
      case RELEASED -> again(Duration.ZERO);
      case LOST -> again(AFTER_LOSS);
    };
  }

  private CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(delay));
  }
}
