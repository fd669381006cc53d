package io.thimble.api.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Objects;

/** Selects trials in charts with the mouse, as a person does. */
final class Brushes {
  private static final int STEPS = 8;

  /** Where the parallel axes end, in pixels from the edges of their chart. */
  private static final int AXES_RIGHT = 84;

  private static final int AXES_TOP = 78;
  private static final int AXES_BOTTOM = 20;

  private static final String NOTE_THE_END =
      """
      () => {
        performance.clearMeasures('brush-to-table');
        addEventListener('mouseup', () => { window.released = performance.now(); },
          {capture: true, once: true});
      }
      """;
  private static final String SHOWN =
      """
      () => {
        const {startTime, duration} = performance.getEntriesByName('brush-to-table').at(-1);
        return startTime + duration - window.released;
      }
      """;

  private Brushes() {}

  /**
   * Draws a rectangle over the middle of the front's chart; milliseconds until the table shows it.
   */
  static double frame(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Select").setExact(true))
        .first()
        .click();
    var plot = page.locator("#figure-front .plot").first();
    return drag(page, plot, 0.3, 0.3, 0.7, 0.7);
  }

  /** Marks the middle of the last parallel axis; milliseconds until the table shows it. */
  static double range(Page page) {
    var plot = page.locator("#figure-parallel .plot").first();
    plot.scrollIntoViewIfNeeded();
    var box = plot.boundingBox();
    var x = (box.width - AXES_RIGHT) / box.width;
    var length = box.height - AXES_TOP - AXES_BOTTOM;
    return drag(
        page,
        plot,
        x,
        (AXES_TOP + 0.3 * length) / box.height,
        x,
        (AXES_TOP + 0.6 * length) / box.height);
  }

  private static double drag(
      Page page, Locator plot, double fromX, double fromY, double toX, double toY) {
    plot.scrollIntoViewIfNeeded();
    var box = plot.boundingBox();
    var mouse = page.mouse();
    page.evaluate(NOTE_THE_END);
    mouse.move(box.x + box.width * fromX, box.y + box.height * fromY);
    mouse.down();
    for (int step = 1; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      mouse.move(
          box.x + box.width * (fromX + (toX - fromX) * share),
          box.y + box.height * (fromY + (toY - fromY) * share));
    }
    mouse.up();
    Waiting.until(page, "performance.getEntriesByName('brush-to-table').length > 0");
    return ((Number) Objects.requireNonNull(page.evaluate(SHOWN))).doubleValue();
  }
}
