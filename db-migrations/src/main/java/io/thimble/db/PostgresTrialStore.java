package io.thimble.db;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.Standing;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialReport;
import io.thimble.db.trial.TrialStore;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Trials in PostgreSQL: reading, proposing, and the transactions around an attempt's writes. */
final class PostgresTrialStore implements TrialStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchLock lock;
  private final WorkQueue queue;
  private final ProposalWrites proposals;
  private final AttemptStarts starts;
  private final AttemptWrites attempts;
  private final RungWrites rungs;
  private final Checkpoints checkpoints;

  PostgresTrialStore(
      JdbcClient client,
      TransactionTemplate transactions,
      SearchLock lock,
      WorkQueue queue,
      ProposalWrites proposals,
      AttemptStarts starts,
      AttemptWrites attempts,
      RungWrites rungs,
      Checkpoints checkpoints) {
    this.client = client;
    this.transactions = transactions;
    this.lock = lock;
    this.queue = queue;
    this.proposals = proposals;
    this.starts = starts;
    this.attempts = attempts;
    this.rungs = rungs;
    this.checkpoints = checkpoints;
  }

  @Override
  public List<StoredTrial> ofSearch(UUID search) {
    return client
        .sql(TrialRows.SELECT + " where trial.search = :search order by trial.number")
        .param("search", search)
        .query(TrialRows::read)
        .list();
  }

  @Override
  public Optional<StoredTrial> find(UUID search, int number) {
    return client
        .sql(TrialRows.SELECT + " where trial.search = :search and trial.number = :number")
        .param("search", search)
        .param("number", number)
        .query(TrialRows::read)
        .optional();
  }

  @Override
  public boolean propose(
      UUID search, int number, Proposal proposal, int epochs, Rejections rejections) {
    return whileLocked(
        search, () -> proposals.propose(search, number, proposal, epochs, rejections));
  }

  @Override
  public Optional<Attempt> begin(UUID search, int number, String worker) {
    return transactions.execute(
        _ ->
            lock.take(search)
                .filter(state -> state == SearchState.RUNNING)
                .flatMap(_ -> starts.begin(search, number, worker)));
  }

  @Override
  public boolean progress(Attempt attempt, EpochResult epoch) {
    return whileLocked(attempt.search(), () -> attempts.progress(attempt, epoch));
  }

  @Override
  public boolean score(
      Attempt attempt, Score validation, Artifacts artifacts, @Nullable TrialReport report) {
    return whileLocked(
        attempt.search(), () -> attempts.score(attempt, validation, artifacts, report));
  }

  @Override
  public boolean fail(Attempt attempt, String reason) {
    return whileLocked(attempt.search(), () -> attempts.fail(attempt, reason));
  }

  @Override
  public boolean release(Attempt attempt, @Nullable StoredCheckpoint checkpoint) {
    return whileLocked(attempt.search(), () -> attempts.release(attempt, checkpoint));
  }

  @Override
  public boolean lose(Attempt attempt, String reason) {
    return whileLocked(
        attempt.search(),
        () -> {
          if (!starts.lose(attempt, reason)) {
            return false;
          }
          // Unless this was the last one: then the trial is final, and there is nothing to release.
          attempts.leaveLost(attempt);
          return true;
        });
  }

  @Override
  public Standing standing(Attempt attempt) {
    return client
        .sql(
            """
            select search.state
              from trial
              join search on search.id = trial.search
             where trial.search = :search
               and trial.number = :number
               and trial.attempt = :attempt
               and trial.state = 'RUNNING'
            """)
        .param("search", attempt.search())
        .param("number", attempt.trial())
        .param("attempt", attempt.number())
        .query(String.class)
        .optional()
        .map(state -> standing(SearchState.valueOf(state)))
        .orElse(Standing.OVER);
  }

  private static Standing standing(SearchState search) {
    return switch (search) {
      case RUNNING -> Standing.GO_ON;
      case QUEUED, PAUSED -> Standing.PAUSED;
      case COMPLETED, CANCELLED, FAILED -> Standing.OVER;
    };
  }

  @Override
  public boolean keep(Attempt attempt, StoredCheckpoint checkpoint) {
    return whileLocked(attempt.search(), () -> attempts.keep(attempt, checkpoint));
  }

  @Override
  public Optional<StoredCheckpoint> checkpoint(UUID search, int number) {
    return checkpoints.find(search, number);
  }

  @Override
  public boolean reachRung(Attempt attempt, Accuracy floating, StoredCheckpoint checkpoint) {
    return whileLocked(attempt.search(), () -> rungs.reach(attempt, floating, checkpoint));
  }

  @Override
  public boolean promote(UUID search, int number, int epochs, boolean audited) {
    return whileLocked(search, () -> rungs.promote(search, number, epochs, audited));
  }

  @Override
  public boolean stop(UUID search, int number) {
    return whileLocked(search, () -> rungs.stop(search, number));
  }

  @Override
  public List<RungResult> rungs(UUID search) {
    return rungs.results(search);
  }

  @Override
  public int requeue(UUID search) {
    return queue.runForgotten(search);
  }

  @Override
  public boolean scoreTest(
      UUID search, int number, Score test, byte[] bundle, @Nullable Confusions heard) {
    return whileLocked(search, () -> attempts.scoreTest(search, number, test, bundle, heard));
  }

  private boolean whileLocked(UUID search, BooleanSupplier write) {
    return transactions.execute(_ -> lock.take(search).isPresent() && write.getAsBoolean());
  }
}
