package io.thimble.worker.production;

import io.thimble.worker.train.Checkpoint;

/** Watches how a trial is made, and may end it. Called by the thread that makes it. */
public interface ProductionListener {
  /** A phase has begun, and the one before has ended. */
  void began(Phase phase);

  /**
   * An epoch is over.
   *
   * @param epoch 1 for the first
   * @param of epochs of the whole trial
   * @param loss mean cross-entropy over the epoch's clips, in nats
   * @param seconds time that it took
   */
  void epochEnded(int epoch, int of, double loss, double seconds);

  /** From here the training could go on. Called as often as is worth it. */
  void kept(Checkpoint checkpoint);

  /** Asked before each batch: whether to go on. */
  boolean goesOn();
}
