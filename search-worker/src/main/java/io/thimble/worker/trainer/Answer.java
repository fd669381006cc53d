package io.thimble.worker.trainer;

import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.Phase;
import io.thimble.worker.train.Checkpoint;

/** What a trainer tells. */
public sealed interface Answer {
  /** News of work that goes on. */
  sealed interface Progress extends Answer {}

  /** The end of the work; nothing follows until the next order. */
  sealed interface Last extends Answer {}

  /** A phase of the trial has begun, and the one before has ended. */
  record PhaseBegan(Phase phase) implements Progress {}

  /**
   * An epoch is over.
   *
   * @param epoch 1 for the first
   * @param of epochs of the whole trial
   * @param loss mean cross-entropy over the epoch's clips, in nats
   * @param seconds time that it took
   */
  record EpochEnded(int epoch, int of, double loss, double seconds) implements Progress {}

  /** From here the next attempt could go on. */
  record Kept(Checkpoint checkpoint) implements Progress {}

  /** The work is done. */
  record Ended(Outcome outcome) implements Last {}

  /** The trial cannot lead to a result, here or anywhere, for a reason that a person can read. */
  record Unfit(String reason) implements Last {}

  /** The trainer gave up for a reason that nobody foresaw. */
  record GaveUp(String reason) implements Last {}
}
