package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.db.DatabaseAway;
import io.thimble.db.WorkNames;
import io.thimble.db.search.SearchChanges;
import io.thimble.worker.trial.Look;
import io.thimble.worker.trial.Marks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/**
 * The task that advances a search. It comes back by itself until its search is final: a wake-up
 * that arrives while it runs is overtaken by the next look, never lost.
 */
final class AdvanceTask {
  private static final Duration NEXT_LOOK = Duration.ofSeconds(2);
  private static final Duration AFTER_FIRST_FAILURE = Duration.ofSeconds(5);

  /** So often in a row that nobody need wait any more: with the pauses about twenty minutes. */
  private static final int MOST_FAILURES = 10;

  private final AdvanceSearch advance;
  private final SearchChanges changes;
  private final Clock clock;

  AdvanceTask(AdvanceSearch advance, SearchChanges changes, Clock clock) {
    this.advance = advance;
    this.changes = changes;
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(WorkNames.ADVANCE_SEARCH, Void.class)
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
    var search = UUID.fromString(instance.getId());
    var scheduler = context.getSchedulerState();
    var again =
        advance(
            search,
            new Look(context.getExecution().consecutiveFailures, scheduler::isShuttingDown));
    return (complete, operations) -> {
      // Whoever extends a search leaves a task alone that is being executed, so none may do so
      // between the last look and the task's end.
      if (again || !changes.whileOver(search, operations::remove)) {
        operations.reschedule(complete, clock.instant().plus(NEXT_LOOK));
      }
    };
  }

  private boolean advance(UUID search, Look look) {
    try (var _ = Marks.put(search)) {
      return advance.advance(search, look);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Neither a database that is away nor a worker that stops is the search's fault.
      if (look.failures() + 1 < MOST_FAILURES
          || look.stopping().getAsBoolean()
          || DatabaseAway.isCauseOf(e)) {
        throw e;
      }
      return advance.giveUp(search, e);
    }
  }
}
