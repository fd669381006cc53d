package io.thimble.api.hearing;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.question.Answer;
import io.thimble.db.question.Question;
import io.thimble.db.question.QuestionStore;
import io.thimble.db.worker.WorkerStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Puts questions to workers and waits for the answers, on the thread of whoever asks. */
@Component
class Questions {
  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final QuestionStore store;
  private final WorkerStore workers;
  private final QuestionSettings settings;
  private final Semaphore places;
  private final CountDownLatch closing = new CountDownLatch(1);

  Questions(QuestionStore store, WorkerStore workers, QuestionSettings settings) {
    this.store = store;
    this.workers = workers;
    this.settings = settings;
    this.places = new Semaphore(settings.atOnce());
  }

  /**
   * The answer of a worker.
   *
   * @throws ApiException when there is none, or too many wait already
   */
  Answer answer(UUID search, int trial, Question question) {
    if (!places.tryAcquire()) {
      throw ApiException.ofWait(
          ProblemType.TOO_MANY_QUESTIONS,
          "%d questions wait for an answer, and that is all that may. Maybe ask again in a moment."
              .formatted(settings.atOnce()),
          ASK_AGAIN);
    }
    try {
      requireWorker();
      var id =
          store.ask(search, trial, question).orElseThrow(() -> ApiException.ofTrial(search, trial));
      return awaited(id).orElseThrow(Questions::unanswered);
    } finally {
      places.release();
    }
  }

  /** Nobody need wait for what cannot come. */
  private void requireWorker() {
    if (workers.alive().stream().allMatch(worker -> worker.draining())) {
      throw unanswered();
    }
  }

  /** Whoever waits leaves while there is still a database to take the question back from. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing.countDown();
  }

  /** Once it is answered, the worker removes the question. */
  private Optional<Answer> awaited(UUID id) {
    var answer = Optional.<Answer>empty();
    boolean interrupted = false;
    try {
      long end = System.nanoTime() + settings.patience().toNanos();
      boolean over;
      do {
        over = closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        answer = store.take(id);
      } while (answer.isEmpty() && !over && System.nanoTime() < end);
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (answer.isEmpty()) {
        store.withdraw(id);
      }
      if (interrupted) {
        // Only now, as an interrupted thread has no database.
        Thread.currentThread().interrupt();
      }
    }
    return answer;
  }

  private static ApiException unanswered() {
    return ApiException.ofWait(
        ProblemType.NO_WORKER,
        "No worker answers. Maybe none runs that sees the data set, all are stopping, or they are"
            + " older than this server: see /api/v1/workers, and start one.",
        ASK_AGAIN);
  }

  /** A server that is killed while somebody waits leaves recordings behind, which must not stay. */
  @Scheduled(initialDelay = 1_000, fixedDelay = 20_000)
  void forget() {
    try {
      int forgotten = store.forget();
      if (forgotten > 0) {
        LOG.info("{} questions that nobody waits for are forgotten", forgotten);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("No questions are forgotten this time: {}", e.getMessage());
    }
  }
}
