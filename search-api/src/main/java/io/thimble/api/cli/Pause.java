package io.thimble.api.cli;

/** Waits between two looks at something. */
final class Pause {
  private Pause() {}

  /**
   * Waits.
   *
   * @throws CommandFailure when the thread is interrupted
   */
  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw CommandFailure.interrupted(interrupted);
    }
  }
}
