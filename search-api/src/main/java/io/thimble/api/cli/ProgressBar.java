package io.thimble.api.cli;

/** A bar that fills from the left. */
final class ProgressBar {
  private static final String DONE = "█";
  private static final String TO_DO = "░";

  private ProgressBar() {}

  /**
   * For example {@code [████░░░]}. It is full only when all is done.
   *
   * @param share what is done, 0 to 1; values beyond are taken as the nearest of these
   * @param cells how long it is, without the brackets
   */
  static String of(double share, int cells) {
    var done = (int) Math.floor(Math.clamp(share, 0, 1) * cells);
    return "[" + DONE.repeat(done) + TO_DO.repeat(cells - done) + "]";
  }
}
