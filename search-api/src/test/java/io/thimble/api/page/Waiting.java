package io.thimble.api.page;

import com.microsoft.playwright.Page;

/** Waits for what scripts of the page say, without a script that the page's policy would refuse. */
final class Waiting {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int PAUSE_MILLIS = 25;

  private Waiting() {}

  /**
   * Waits until an expression is true.
   *
   * @throws AssertionError when it is not within a minute
   */
  static void until(Page page, String expression) {
    var began = System.nanoTime();
    while (!Boolean.TRUE.equals(page.evaluate(expression))) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new AssertionError("Within a minute this did not come true: " + expression);
      }
      page.waitForTimeout(PAUSE_MILLIS);
    }
  }

  /** Waits until nothing is on its way any more, and charts have grown. */
  static void settled(Page page) {
    until(page, "document.querySelector('.loading') === null");
    page.waitForTimeout(500);
  }
}
