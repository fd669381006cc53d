package io.thimble.worker.train;

/** The training's listener asked to stop; nothing went wrong. */
public final class TrainingStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TrainingStoppedException(int epoch, int epochs) {
    super("The training was stopped after epoch %d of %d.".formatted(epoch, epochs));
  }
}
