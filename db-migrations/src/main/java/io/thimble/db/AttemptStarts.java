package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.TrialState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Begins attempts, counts those that were lost, and gives a trial up that has lost too many. The
 * caller holds the {@link SearchLock} and the transaction.
 */
final class AttemptStarts {
  private static final int MOST_LOST_ATTEMPTS = 3;
  private static final String LOST_WITH_WORKERS =
      "The trial lost three attempts: the workers that ran it ended without a word. Maybe it needs"
          + " more memory than a worker has.";
  private static final String LOST_WITH_REASON = "The trial lost three attempts. The last one: ";

  private final JdbcClient client;
  private final WorkQueue queue;
  private final EventLog log;
  private final Checkpoints checkpoints;

  AttemptStarts(JdbcClient client, WorkQueue queue, EventLog log, Checkpoints checkpoints) {
    this.client = client;
    this.queue = queue;
    this.log = log;
    this.checkpoints = checkpoints;
  }

  Optional<Attempt> begin(UUID search, int number, String worker) {
    countLostAttempt(search, number);
    if (failWhenTooManyAreLost(search, number, LOST_WITH_WORKERS)) {
      return Optional.empty();
    }
    return client
        .sql(
            """
            update trial
               set state = 'RUNNING', attempt = attempt + 1, worker = :worker,
                   epoch = coalesce(%s, 0), started_at = now()
             where search = :search
               and number = :number
               and state in ('QUEUED', 'RUNNING')
            returning attempt
            """
                .formatted(Checkpoints.EPOCH))
        .param("worker", worker)
        .param("search", search)
        .param("number", number)
        .query(Integer.class)
        .optional()
        .map(attempt -> begun(new Attempt(search, number, attempt), worker));
  }

  boolean lose(Attempt attempt, String reason) {
    var counted =
        AttemptFence.of(
                client,
                """
                update trial
                   set lost_attempts = lost_attempts + 1
                """,
                "",
                attempt)
            .update();
    if (counted == 1) {
      failWhenTooManyAreLost(attempt.search(), attempt.trial(), LOST_WITH_REASON + reason);
    }
    return counted == 1;
  }

  private Attempt begun(Attempt attempt, String worker) {
    log.trialMoved(
        attempt.search(),
        attempt.trial(),
        TrialState.RUNNING,
        Map.of("attempt", attempt.number(), "worker", worker));
    return attempt;
  }

  private void countLostAttempt(UUID search, int number) {
    client
        .sql(
            """
            update trial
               set lost_attempts = lost_attempts + 1
             where search = :search
               and number = :number
               and state = 'RUNNING'
            """)
        .param("search", search)
        .param("number", number)
        .update();
  }

  private boolean failWhenTooManyAreLost(UUID search, int number, String reason) {
    var failed =
        client
                .sql(
                    """
                    update trial
                       set state = 'FAILED', reason = :reason, ended_at = now()
                     where search = :search
                       and number = :number
                       and state = 'RUNNING'
                       and lost_attempts >= :most
                    """)
                .param("reason", reason)
                .param("search", search)
                .param("number", number)
                .param("most", MOST_LOST_ATTEMPTS)
                .update()
            == 1;
    if (failed) {
      checkpoints.remove(search, number);
      log.trialMoved(search, number, TrialState.FAILED, Map.of("reason", reason));
      queue.wake(search);
    }
    return failed;
  }
}
