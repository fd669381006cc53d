package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.TrialMove;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Begins attempts, counts those that were lost, and gives a trial up that has lost too many. Those
 * whose worker fell silent count apart from those whose training ended by itself: which worker dies
 * is chance, and a search's trials must not depend on it. The caller holds the {@link SearchLock}
 * and the transaction.
 */
final class AttemptStarts {
  private static final int MOST_LOST_ATTEMPTS = 3;

  /** Far more than a search sees of killed workers and lost machines. */
  private static final int MOST_SILENT_ATTEMPTS = 10;

  /**
   * The condition that an attempt has neither ended nor been released. When another one begins, its
   * worker fell silent. As the trial is among those that train already, one more attempt of it
   * takes nobody's place: it may begin however few may train at once.
   */
  private static final String RUNS = Moves.from(TrialMove.FAIL);

  private static final String LOST = "The trial lost three attempts. The last one: ";
  private static final String SILENT =
      "The trial lost ten attempts: the workers that ran it ended without a word. Maybe it takes"
          + " down the machine that it runs on.";

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
    if (silentAttempts(search, number) >= MOST_SILENT_ATTEMPTS) {
      giveUp(search, number, SILENT);
      return Optional.empty();
    }
    return client
        .sql(
            """
            update trial
               set %1$s, attempt = attempt + 1, worker = :worker,
                   silent_attempts = silent_attempts + case when %2$s then 1 else 0 end,
                   epoch = coalesce(%3$s, 0), started_at = now()
             where search = :search
               and number = :number
               and %4$s
               and (%2$s
                    or coalesce(
                         (select running_at_once from search where id = :search)
                           > (select count(*)
                                from trial as other
                               where other.search = :search
                                 and other.state = 'RUNNING'),
                         true))
            returning attempt, epoch
            """
                .formatted(
                    Moves.to(TrialMove.BEGIN),
                    RUNS,
                    Checkpoints.EPOCH,
                    Moves.from(TrialMove.BEGIN)))
        .param("worker", worker)
        .param("search", search)
        .param("number", number)
        .query(Begun.class)
        .optional()
        .map(begun -> begun(new Attempt(search, number, begun.attempt()), worker, begun.epoch()));
  }

  boolean lose(Attempt attempt, String reason) {
    var lost =
        AttemptFence.of(
                client,
                """
                update trial
                   set lost_attempts = lost_attempts + 1
                """,
                "returning lost_attempts",
                attempt)
            .query(Integer.class)
            .optional();
    if (lost.isPresent() && lost.get() >= MOST_LOST_ATTEMPTS) {
      giveUp(attempt.search(), attempt.trial(), LOST + reason);
    }
    return lost.isPresent();
  }

  private record Begun(int attempt, int epoch) {}

  private Attempt begun(Attempt attempt, String worker, int epoch) {
    log.trialMoved(
        attempt.search(),
        attempt.trial(),
        TrialMove.BEGIN.to(),
        Map.of("attempt", attempt.number(), "worker", worker, "epoch", epoch));
    return attempt;
  }

  /** With the one that runs until this one begins; 0 when none runs. */
  private int silentAttempts(UUID search, int number) {
    return client
        .sql(
            """
            select silent_attempts + 1
              from trial
             where search = :search
               and number = :number
               and %s
            """
                .formatted(RUNS))
        .param("search", search)
        .param("number", number)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private void giveUp(UUID search, int number, String reason) {
    client
        .sql(
            """
            update trial
               set %s, reason = :reason, ended_at = now()
             where search = :search
               and number = :number
               and %s
            """
                .formatted(Moves.to(TrialMove.FAIL), Moves.from(TrialMove.FAIL)))
        .param("reason", reason)
        .param("search", search)
        .param("number", number)
        .update();
    checkpoints.remove(search, number);
    log.trialMoved(search, number, TrialMove.FAIL.to(), Map.of("reason", reason));
    queue.wake(search);
  }
}
