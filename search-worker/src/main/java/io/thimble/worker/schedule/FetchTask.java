package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.db.WorkNames;
import io.thimble.db.imports.ImportStore;
import io.thimble.worker.fetch.Fetcher;
import io.thimble.worker.fetch.RefusedFetchException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task that fetches an archive. A worker that dies at it is followed by another one. */
final class FetchTask {
  private static final Logger log = LoggerFactory.getLogger(FetchTask.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private static final Duration WHILE_ANOTHER_IS_FETCHED = Duration.ofSeconds(2);

  /** With the pauses between them, a server may be away for an hour and a half. */
  private static final int MOST_FAILURES = 15;

  private final ImportStore imports;
  private final Fetcher fetcher;
  private final Clock clock;

  /** One at a time, so that slow servers never hold all threads that advance searches. */
  private final Semaphore place = new Semaphore(1);

  FetchTask(ImportStore imports, Fetcher fetcher, Clock clock) {
    this.imports = imports;
    this.fetcher = fetcher;
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(WorkNames.FETCH_DATASET, Void.class)
        .onFailure(
            (complete, operations) -> {
              int failures = complete.getExecution().consecutiveFailures + 1;
              operations.reschedule(complete, clock.instant().plus(pause(failures)));
            })
        .onDeadExecutionRevive()
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    if (!place.tryAcquire()) {
      return (complete, operations) ->
          operations.reschedule(complete, clock.instant().plus(WHILE_ANOTHER_IS_FETCHED));
    }
    try {
      return fetch(UUID.fromString(instance.getId()), context);
    } finally {
      place.release();
    }
  }

  private CompletionHandler<Void> fetch(UUID dataset, ExecutionContext context) {
    try {
      boolean ended = fetcher.fetch(dataset, context.getSchedulerState()::isShuttingDown);
      return (complete, operations) -> {
        if (ended) {
          operations.remove();
        } else {
          operations.reschedule(complete, clock.instant());
        }
      };
    } catch (RefusedFetchException e) {
      log.warn("Data set {}: {}", dataset, e.getMessage());
      imports.fail(dataset, String.valueOf(e.getMessage()));
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (IOException e) {
      return later(dataset, e, context.getExecution().consecutiveFailures + 1);
    }
  }

  private CompletionHandler<Void> later(UUID dataset, IOException failure, int failures) {
    log.warn("Data set {} cannot be fetched now: {}", dataset, failure.toString());
    var problem =
        "The archive cannot be fetched (%s). Maybe its server is away; it was tried %d times."
            .formatted(failure.getMessage(), failures);
    if (failures >= MOST_FAILURES) {
      imports.fail(dataset, problem);
      return new CompletionHandler.OnCompleteRemove<>();
    }
    imports.stumble(dataset, problem);
    throw new FetchFailedException(problem, failure);
  }

  static Duration pause(int failures) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
