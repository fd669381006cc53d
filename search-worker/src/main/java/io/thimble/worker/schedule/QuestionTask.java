package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.thimble.db.WorkNames;
import io.thimble.db.question.AskedQuestion;
import io.thimble.db.question.Question;
import io.thimble.db.question.QuestionStore;
import io.thimble.worker.question.Answers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** The task that answers a question. */
final class QuestionTask {
  private static final Duration WHILE_ANOTHER_IS_LOOKED_FOR = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final QuestionStore questions;
  private final Answers answers;
  private final Clock clock;

  /**
   * A data set may first have to be fetched and read for a clip: recordings must not wait so long.
   */
  private final Semaphore clipPlace = new Semaphore(1);

  QuestionTask(QuestionStore questions, Answers answers, Clock clock) {
    this.questions = questions;
    this.answers = answers;
    this.clock = clock;
  }

  /** Whoever asks does not wait for long, so a failure is tried again soon, and then forgotten. */
  Task<Void> task() {
    return Tasks.custom(WorkNames.ANSWER_QUESTION, Void.class)
        .onFailure((complete, operations) -> operations.reschedule(complete, in(AFTER_FAILURE)))
        .onDeadExecutionRevive()
        .execute(this::execute);
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    var id = UUID.fromString(instance.getId());
    var asked = questions.find(id);
    if (asked.isEmpty()) {
      return gone();
    }
    return switch (asked.get().question()) {
      case Question.Hearing _ -> answer(id, asked.get());
      case Question.Clip _ -> {
        if (!clipPlace.tryAcquire()) {
          yield (complete, operations) ->
              operations.reschedule(complete, in(WHILE_ANOTHER_IS_LOOKED_FOR));
        }
        try {
          yield answer(id, asked.get());
        } finally {
          clipPlace.release();
        }
      }
    };
  }

  private CompletionHandler<Void> answer(UUID id, AskedQuestion asked) {
    return questions.answer(id, answers.to(asked))
        ? new CompletionHandler.OnCompleteRemove<>()
        : gone();
  }

  /** Whoever asked has removed the row, and the scheduler would miss it. */
  private static CompletionHandler<Void> gone() {
    return (_, _) -> {};
  }

  private Instant in(Duration delay) {
    return clock.instant().plus(delay);
  }
}
