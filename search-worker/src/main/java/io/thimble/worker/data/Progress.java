package io.thimble.worker.data;

/** Hears how far a long computation is; called from several threads. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (done, total) -> {};

  /**
   * Called now and then, and at the end with {@code done == total}.
   *
   * @param done clips done so far
   * @param total clips in all
   */
  void at(int done, int total);
}
