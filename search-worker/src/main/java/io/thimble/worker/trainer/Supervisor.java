package io.thimble.worker.trainer;

import java.util.Map;

/**
 * Whoever ordered a piece of work. Called by the thread that waits for it, where nothing else is
 * said.
 */
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

  /** Hears a line that the trainer printed about the work; called by another thread. */
  void printed(String line);

  /** What stands beside each of its lines in structured logs, by name. */
  Map<String, String> marks();
}
