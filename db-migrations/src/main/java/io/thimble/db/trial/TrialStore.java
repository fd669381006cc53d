package io.thimble.db.trial;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.search.Rejections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where trials are kept. Every method is one transaction. */
public interface TrialStore {
  /** All trials of a search, by number. */
  List<StoredTrial> ofSearch(UUID search);

  /** One trial. */
  Optional<StoredTrial> find(UUID search, int number);

  /**
   * Keeps a proposal as the trial of this number, with its event and its task, and adds what was
   * rejected on the way to the search's counters.
   *
   * @return false, and nothing changed, when that number is not the next one or the search is not
   *     running
   */
  boolean propose(UUID search, int number, Proposal proposal, int epochs, Rejections rejections);

  /**
   * Begins an attempt, which ends every earlier one's right to write. An attempt that ended neither
   * with a score, nor with a failure, nor with {@link #release}, was lost with its worker; a trial
   * that has lost three of them fails here instead of taking down a fourth worker, and its search
   * goes on.
   *
   * @return empty when the trial is final or its search is not running
   */
  Optional<Attempt> begin(UUID search, int number, String worker);

  /**
   * Notes how far an attempt has come; an epoch that is not beyond the last one changes nothing.
   *
   * @return false when the attempt is no longer the latest or the trial was cancelled: stop
   */
  boolean progress(Attempt attempt, int epoch);

  /**
   * Keeps the score with its artifacts, renews the search's front and hypervolume, and wakes the
   * search. Trials with equal objectives are all on the front or all off it.
   *
   * @return false, and nothing changed, when the attempt is no longer the latest
   * @throws org.springframework.dao.DataIntegrityViolationException when the SHA-256 is not that of
   *     the model
   */
  boolean score(Attempt attempt, Score validation, Artifacts artifacts);

  /**
   * Ends the trial without a score and wakes the search.
   *
   * @return false, and nothing changed, when the attempt is no longer the latest
   */
  boolean fail(Attempt attempt, String reason);

  /**
   * Puts the trial back into the queue, for a worker that stops before the trial is done; fenced
   * like the rest. The task is due now, except while it is being executed: then whoever executes it
   * schedules it again.
   */
  boolean release(Attempt attempt);

  /**
   * Enqueues the trials that wait for a worker and have no task, because it was dropped while the
   * search was paused. Does no harm at any time.
   *
   * @return how many were enqueued
   */
  int requeue(UUID search);

  /** Adds the score on the test split to a scored trial, and the bundle that states it. */
  boolean scoreTest(UUID search, int number, Score test, byte[] bundle);
}
