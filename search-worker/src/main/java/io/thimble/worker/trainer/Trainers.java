package io.thimble.worker.trainer;

/** Whoever does the work of trials. Safe for several threads. */
public interface Trainers {
  /**
   * Has a piece of work done, and waits for its end. How many are done at once is up to the
   * callers.
   *
   * @throws java.io.UncheckedIOException when it cannot be begun
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  Ending run(Order.Work work, Supervisor supervisor);
}
