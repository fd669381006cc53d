package io.thimble.worker.train;

/** Watches a training, and may end it. */
@FunctionalInterface
public interface TrainingListener {
  /** A listener that lets the training run. */
  TrainingListener NONE = _ -> true;

  /**
   * Called by the training's thread after each epoch.
   *
   * @return whether to go on; {@code false} ends the training with {@link TrainingStoppedException}
   */
  boolean epochEnded(Epoch epoch);

  /**
   * Asked by the training's thread before each batch.
   *
   * @return whether to go on; {@code false} ends the training with {@link TrainingStoppedException}
   */
  default boolean goesOn() {
    return true;
  }

  /**
   * What one epoch came to.
   *
   * @param number 1 for the first
   * @param of epochs of this training
   * @param loss mean cross-entropy over the epoch's clips, in nats
   * @param clips clips seen in the epoch
   * @param shown CRC-32C of what the network was shown: features and wanted answers, batch by
   *     batch. Trainings that should be alike are shown the same
   * @param nanos time it took
   */
  record Epoch(int number, int of, double loss, int clips, int shown, long nanos) {}
}
