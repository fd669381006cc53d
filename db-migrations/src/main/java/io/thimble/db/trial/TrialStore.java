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
   * Begins an attempt, which ends every earlier one's right to write.
   *
   * @return empty when the trial is final or its search is not running
   */
  Optional<Attempt> begin(UUID search, int number, String worker);

  /**
   * Notes how far an attempt has come.
   *
   * @return false when the attempt is no longer the latest or the trial was cancelled: stop
   */
  boolean progress(Attempt attempt, int epoch);

  /**
   * Keeps the score with its artifacts, renews the search's front and hypervolume, and wakes the
   * search.
   *
   * @return false, and nothing changed, when the attempt is no longer the latest
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
   * like the rest.
   */
  boolean release(Attempt attempt);

  /** Adds the score on the test split to a scored trial, and the bundle that states it. */
  boolean scoreTest(UUID search, int number, Score test, byte[] bundle);
}
