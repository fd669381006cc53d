package io.thimble.db.search;

import io.thimble.hw.search.SearchSpec;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a person changes about a search besides its state. Every method is one transaction. */
public interface SearchChanges {
  /** What became of a change. */
  enum Outcome {
    /** It was made. */
    DONE,
    /** There is no such search. */
    MISSING,
    /** The search is in no state for it. */
    WRONG_STATE,
    /** The search has begun to train its finalists again, so its trials are settled. */
    SETTLED,
    /** A search that is not over learns from it. */
    LEARNT_FROM,
    /** Its imported data set was deleted, or a search that it learnt from was, or runs again. */
    BASIS_GONE
  }

  /**
   * Gives a search another spec of more trials or more time, with an event. One that is completed
   * runs again; the time that it stood completed does not count as its own, so its start moves on
   * by as much.
   *
   * @param change the spec after the one that is kept now; may throw, then nothing changes
   * @return {@link Outcome#DONE}, {@code MISSING}, {@code WRONG_STATE}, {@code SETTLED}, {@code
   *     LEARNT_FROM}, as what a search has learnt from must not change while it proposes, or {@code
   *     BASIS_GONE}
   */
  Outcome extend(UUID id, UnaryOperator<SearchSpec> change);

  /**
   * Deletes a search and everything that belongs to it: trials, scores, files, checkpoints, events,
   * the work that waits, and the answers that were kept for repeated requests. An attempt that runs
   * at that moment finds nothing to write to.
   *
   * @return {@link Outcome#DONE}, {@code MISSING} or {@code LEARNT_FROM}
   */
  Outcome delete(UUID id);

  /**
   * Does something while the search is over, or is not there, and nobody can extend it.
   *
   * @param action what is done, before this returns
   * @return whether it was done; not while the search is still to be worked on
   */
  boolean whileOver(UUID id, Runnable action);

  /**
   * Does something that settles a search, and took long to prepare, while the search is as it was
   * seen before: in the same state, with the same spec, with as many trials, all of them final.
   * Nobody changes it meanwhile.
   *
   * @param trials how many it had
   * @param action what is done, before this returns
   * @return whether it was done; not when the search is another by now: look again
   */
  boolean whileSettled(StoredSearch seen, int trials, Runnable action);
}
