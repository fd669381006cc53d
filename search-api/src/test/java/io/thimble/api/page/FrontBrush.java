package io.thimble.api.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Selects points of the front's chart with the mouse, as a person does. */
final class FrontBrush {
  private static final int STEPS = 8;

  private FrontBrush() {}

  /** Draws a rectangle over the middle of the chart. */
  static void drag(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Select").setExact(true))
        .first()
        .click();
    var plot = page.locator("#figure-front .plot").first();
    plot.scrollIntoViewIfNeeded();
    var box = plot.boundingBox();
    var mouse = page.mouse();
    mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
    mouse.down();
    for (int step = 1; step <= STEPS; step++) {
      mouse.move(
          box.x + box.width * (0.3 + 0.4 * step / STEPS),
          box.y + box.height * (0.3 + 0.4 * step / STEPS));
    }
    mouse.up();
  }
}
