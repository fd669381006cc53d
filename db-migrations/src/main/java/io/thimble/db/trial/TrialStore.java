package io.thimble.db.trial;

import io.thimble.db.artifact.Artifacts;
import io.thimble.db.search.Rejections;
import io.thimble.hw.score.Accuracy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where trials are kept. Every method is one transaction. */
public interface TrialStore {
  /** All trials of a search, by number. */
  List<StoredTrial> ofSearch(UUID search);

  /** One trial. */
  Optional<StoredTrial> find(UUID search, int number);

  /**
   * Keeps a proposal as the trial of this number, with its event and its task, and adds what was
   * rejected on the way to the search's counters, by limit.
   *
   * @return false, and nothing changed, when that number is not the next one or the search is not
   *     running
   */
  boolean propose(UUID search, int number, Proposal proposal, int epochs, Rejections rejections);

  /**
   * Begins an attempt, which ends every earlier one's right to write. An attempt that ended neither
   * with a score, nor with a failure, nor with {@link #release}, was lost with its worker. That is
   * hardly ever the trial's fault, whose training has a process of its own, see {@link #lose}; so
   * only a trial that ten workers left without a word fails here, and its search goes on. The
   * attempt starts at the epoch of the trial's {@link #checkpoint}, at 0 without one.
   *
   * @return empty when the trial is final, its search is not running, or as many of the search's
   *     trials train as may at once
   */
  Optional<Attempt> begin(UUID search, int number, String worker);

  /**
   * Notes how far an attempt has come; an epoch that is not beyond the last one changes nothing.
   *
   * @return false when the attempt is no longer the latest or the trial was cancelled: stop
   */
  boolean progress(Attempt attempt, EpochResult epoch);

  /** The same of an epoch of which nothing else is known. */
  default boolean progress(Attempt attempt, int epoch) {
    return progress(attempt, EpochResult.of(epoch));
  }

  /**
   * Whether to go on with an attempt. A cheap read that waits for nobody, to be asked often: writes
   * are fenced all the same.
   */
  Standing standing(Attempt attempt);

  /**
   * Keeps from where the next attempt may go on, in place of what was kept before.
   *
   * @return false, and nothing changed, when the attempt is no longer the latest
   * @throws IllegalArgumentException when the checkpoint is beyond the epochs of the trial's rung
   */
  boolean keep(Attempt attempt, StoredCheckpoint checkpoint);

  /** What was kept last for a trial; empty once the trial is final. */
  Optional<StoredCheckpoint> checkpoint(UUID search, int number);

  /**
   * Ends the attempt at its rung: the trial waits there for {@link #promote} or {@link #stop}, and
   * the search wakes.
   *
   * @param floating of the network before quantization, on the validation split
   * @return false, and nothing changed, when the attempt is no longer the latest
   * @throws IllegalArgumentException when the checkpoint is of another epoch than the rung
   */
  boolean reachRung(Attempt attempt, Accuracy floating, StoredCheckpoint checkpoint);

  /**
   * Sends a waiting trial on to the next rung, with its task.
   *
   * @param epochs of that rung
   * @param audited whether it goes on as a check, although the comparison discards it; a trial that
   *     was audited once stays so
   * @return false, and nothing changed, when the trial does not wait, has already come as far, or
   *     its search does not run
   */
  boolean promote(UUID search, int number, int epochs, boolean audited);

  /**
   * Ends a waiting trial without a score, and wakes the search.
   *
   * @return false, and nothing changed, when the trial does not wait or its search does not run
   */
  boolean stop(UUID search, int number);

  /** What the trials of a search had learnt at rungs, by trial and by rung. */
  List<RungResult> rungs(UUID search);

  /**
   * Keeps the score with its artifacts, renews the search's front and hypervolume, and wakes the
   * search. Trials with equal objectives are all on the front or all off it.
   *
   * @param report what people may look at, or null where nobody made one
   * @return false, and nothing changed, when the attempt is no longer the latest
   * @throws org.springframework.dao.DataIntegrityViolationException when the SHA-256 is not that of
   *     the model
   */
  boolean score(
      Attempt attempt, Score validation, Artifacts artifacts, @Nullable TrialReport report);

  /** The same without a report. */
  default boolean score(Attempt attempt, Score validation, Artifacts artifacts) {
    return score(attempt, validation, artifacts, /* report= */ null);
  }

  /**
   * Ends the trial without a score and wakes the search.
   *
   * @return false, and nothing changed, when the attempt is no longer the latest
   */
  boolean fail(Attempt attempt, String reason);

  /**
   * Puts the trial back into the queue, for a worker that stops before the trial is done; fenced
   * like the rest. The next attempt goes on from this checkpoint, or without one from what was kept
   * before. The task is due now, except while it is being executed: then whoever executes it
   * schedules it again.
   */
  boolean release(Attempt attempt, @Nullable StoredCheckpoint checkpoint);

  /**
   * Puts the trial back like {@link #release}, for an attempt whose process ended while its worker
   * lives on. It counts as lost: the third one fails the trial.
   *
   * @param reason how the process ended, with what may help
   * @return false, and nothing changed, when the attempt is no longer the latest
   */
  boolean lose(Attempt attempt, String reason);

  /**
   * Enqueues the trials that wait for a worker and have no task, because it was dropped while the
   * search was paused. Does no harm at any time.
   *
   * @return how many were enqueued
   */
  int requeue(UUID search);

  /**
   * Adds the score on the test split to a scored trial, and the bundle that states it.
   *
   * @param heard what was heard there, or null where nobody tells
   * @return false, and nothing changed, when the trial is not scored
   */
  boolean scoreTest(UUID search, int number, Score test, byte[] bundle, @Nullable Confusions heard);

  /** The same without what was heard. */
  default boolean scoreTest(UUID search, int number, Score test, byte[] bundle) {
    return scoreTest(search, number, test, bundle, /* heard= */ null);
  }
}
