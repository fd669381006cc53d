package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.TrialState;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Begins attempts, and gives a trial up that has lost too many. The caller holds the {@link
 * SearchLock} and the transaction.
 */
final class AttemptStarts {
  private static final int MOST_LOST_ATTEMPTS = 3;
  private static final String LOST =
      "The trial lost three attempts: the workers that ran it ended without a word. Maybe it needs"
          + " more memory than a worker has.";

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
    if (failWhenTooManyAreLost(search, number)) {
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

  private boolean failWhenTooManyAreLost(UUID search, int number) {
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
                .param("reason", LOST)
                .param("search", search)
                .param("number", number)
                .param("most", MOST_LOST_ATTEMPTS)
                .update()
            == 1;
    if (failed) {
      checkpoints.remove(search, number);
      log.trialMoved(search, number, TrialState.FAILED, Map.of("reason", LOST));
      queue.wake(search);
    }
    return failed;
  }
}
