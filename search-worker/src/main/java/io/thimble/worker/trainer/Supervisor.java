package io.thimble.worker.trainer;

/** Whoever ordered a piece of work. Called by the thread that waits for it. */
public interface Supervisor {
  /** What the work is called in the log. */
  String label();

  /**
   * Hears what happened.
   *
   * @return whether to go on
   */
  boolean heard(Answer.Progress progress);

  /** Asked four times a second: whether to go on. */
  boolean goesOn();
}
