package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person chooses and selects in the front of a search, and what the table makes of it. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class FrontPageIT extends BrowserTest {
  private static final double AROUND = 18;
  private static final double STEP = 20;
  private static final double RIGHT_OF_AXES = 84;
  private static final double TOP_OF_AXES = 78;

  /** The least accurate of this many best trials, as the API tells it and the table writes it. */
  private static final String LOWEST_OF_BEST =
      """
      async ([search, count]) => {
        const {columns, rows} = await (await fetch(`/api/v1/searches/${search}/points`)).json();
        const int8 = columns.indexOf('int8');
        const replica = columns.indexOf('replicaOf');
        const all = rows.filter((row) => row[int8] !== null && row[replica] === null)
          .map((row) => row[int8]).sort((one, other) => other - one);
        return `${(all[count - 1] * 100).toFixed(1)} %`;
      }
      """;

  private final RunningApi api;

  FrontPageIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void selectedPointsAreWhatTheTableShowsAndStaySoWhileNewsArrive() throws Exception {
    var search = running("selected");
    var page = open(search, "");
    var place = place(page, 1);
    button(page, "Select").click();

    dragAround(page, place);

    assertThat(page.locator(".told-count")).containsText("1 of 3 selected");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).hasAttribute("data-trial", "1");
    Waiting.until(page, "performance.getEntriesByName('brush-to-table').length === 1");
    var file = page.waitForDownload(() -> button(page, "CSV of the selection").click());
    assertThat(Files.readAllLines(file.path()))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("1,true,scored");

    search.score(3, 200);
    assertThat(page.locator(".told-count")).containsText("1 of 4 selected");
    assertThat(rows(page)).hasAttribute("data-trial", "1");

    button(page, "Clear").click();
    assertThat(rows(page)).hasCount(4);
    assertQuiet();
  }

  @Test
  void keyboardSelectsAsThePointerDoes() {
    var page = open(running("by keyboard"), "");
    var place = place(page, 0);
    var plot = plot(page).boundingBox();
    button(page, "Select").click();
    page.locator(".brush").focus();
    // A frame of a third of the plot, made as small as it goes, then moved to the point.
    press(page, "Shift+ArrowLeft", plot.width * 0.3 / STEP);
    press(page, "Shift+ArrowUp", plot.height * 0.3 / STEP);
    var across = Math.floor((place.left() - plot.width * 0.35) / STEP);
    var down = Math.floor((place.top() - plot.height * 0.35) / STEP);
    press(page, across < 0 ? "ArrowLeft" : "ArrowRight", Math.abs(across));
    press(page, down < 0 ? "ArrowUp" : "ArrowDown", Math.abs(down));
    page.keyboard().press("Enter");

    assertThat(page.locator(".told-count")).containsText("1 of 3 selected");
    assertThat(rows(page)).hasAttribute("data-trial", "0");
    page.keyboard().press("Escape");
    assertThat(page.locator(".told-count")).hasText("3 trials");
    assertQuiet();
  }

  @Test
  void addressSaysWhatIsShown() {
    var search = running("by address");
    var page =
        open(search, "?x=sram&y=error&log=x,y&colour=ops&bars=off&board=nucleo-l031k6&fits=only");

    assertThat(page.getByLabel("Across", exact())).hasValue("sram");
    assertThat(page.getByLabel("Up", exact())).hasValue("error");
    assertThat(page.getByLabel("Colour", exact())).hasValue("ops");
    assertThat(page.getByLabel("95 % intervals", exact())).not().isChecked();
    assertThat(page.getByLabel("Fits on", exact())).hasValue("nucleo-l031k6");
    assertThat(plot(page)).hasAttribute("aria-label", Pattern.compile("int8 error against SRAM;"));
    var fitting = plot(page).getAttribute("data-points");
    page.getByLabel("only those that fit", exact()).uncheck();
    assertThat(plot(page)).hasAttribute("data-points", "3");
    assertThat(Integer.parseInt(fitting)).isLessThan(3);
    assertThat(page).hasURL(Pattern.compile("board=nucleo-l031k6$"));
    assertQuiet();
  }

  @Test
  void publishedNetworksComeWithWhatTheyCannotBeComparedWith() {
    var page = open(running("published"), "");
    assertThat(page.locator(".caveat")).hasCount(0);

    page.getByLabel("published networks", exact()).check();

    assertThat(page.locator(".caveat")).containsText("other data");
    assertThat(page.locator(".caveat li")).hasCount(2);
    assertThat(page).hasURL(Pattern.compile("published=on$"));
    assertQuiet();
  }

  @Test
  void searchOfWhichEverythingFailedHasATableAndNoEmptyChart() {
    var search = SeededSearch.running(api.stores(), "all failed");
    search.fail(0);
    search.fail(1);
    search.complete();
    var page = open(search, "");

    assertThat(page.locator("#front")).containsText("No trial was scored");
    assertThat(page.locator("#front canvas")).hasCount(0);
    assertThat(rows(page)).hasCount(2);
    assertQuiet();
  }

  @Test
  void trialsArePutAsideToCompare() {
    var search = running("compared");
    var page = open(search, "");

    page.getByLabel("Compare trial 1", exact()).click();
    page.getByLabel("Compare trial 2", exact()).click();

    assertThat(page.getByLabel("Compare trial 1", exact())).hasAttribute("aria-pressed", "true");
    assertThat(page.getByText("Compare (2)"))
        .hasAttribute("href", Pattern.compile("^#/compare\\?trials="));
    assertQuiet();
  }

  @Test
  void thousandsOfTrialsAreFewRowsThatScrollSortAndFilter() {
    var page = open(SeededSearch.many(api.postgres(), "five thousand", 5_000), "");
    assertThat(page.locator(".told-count")).hasText("5,000 trials");
    assertThat(page.locator("#trials table")).hasAttribute("aria-rowcount", "5001");
    assertThat(rows(page).count()).isBetween(10, 60);

    page.locator("tr[data-trial='0'] .opener").focus();
    page.keyboard().press("End");
    assertThat(page.locator("tr[data-trial='4999'] .opener")).isFocused();
    assertThat(page.locator("tr[data-trial='4999']")).hasAttribute("aria-rowindex", "5001");
    assertThat(rows(page).count()).isBetween(10, 60);

    page.getByLabel("Find trials").fill("4999");
    assertThat(page.locator(".told-count")).containsText("1 of 5,000 trials");
    page.getByText("Show all", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".told-count")).hasText("5,000 trials");
    assertQuiet();
  }

  @Test
  void rangesOnAnAxisSelectThoseTrialsThatLieInThem() {
    var page = open(SeededSearch.many(api.postgres(), "along an axis", 500), "?sort=int8");
    var plot = page.locator("#figure-parallel .plot");
    assertThat(plot.locator("canvas").first()).isVisible();
    plot.scrollIntoViewIfNeeded();
    var box = plot.boundingBox();
    // The last axis is the accuracy's; its upper part, from above its end.
    var across = box.x + box.width - RIGHT_OF_AXES;
    page.mouse().move(across, box.y + TOP_OF_AXES - 4);
    page.mouse().down();
    page.mouse().move(across, box.y + TOP_OF_AXES + 40);
    page.mouse().move(across, box.y + TOP_OF_AXES + 120);
    page.mouse().up();

    assertThat(page.locator(".told-count")).containsText(" of 500 selected");
    var selected = Integer.parseInt(page.locator(".told-count").innerText().split(" ")[0]);
    var lowest = rows(page).first().locator("td[data-column=Int8]").innerText();
    assertThat(selected).isPositive();
    assertThat(
            page.evaluate(
                LOWEST_OF_BEST, List.of(page.url().replaceAll(".*searches/|\\?.*", ""), selected)))
        .isEqualTo(lowest);
    assertQuiet();
  }

  private SeededSearch running(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 340);
    search.score(1, 360);
    search.score(2, 300);
    return search;
  }

  private Page open(SeededSearch search, String query) {
    var page = chromium.page(1280, 900);
    page.navigate(api.address() + "/#/searches/" + search.id() + query);
    page.locator("#trials").waitFor();
    return page;
  }

  /** Where a trial's point is in the plot: pointing at its row puts a ring around it. */
  private static Place place(Page page, int trial) {
    assertThat(plot(page).locator("canvas").first()).isVisible();
    page.locator("tr[data-trial='%d'] .number".formatted(trial)).focus();
    var ring = page.locator("[data-ring='%d']".formatted(trial));
    ring.waitFor();
    var box = ring.boundingBox();
    var plot = plot(page).boundingBox();
    return new Place(box.x + box.width / 2 - plot.x, box.y + box.height / 2 - plot.y);
  }

  /** Pixels from the left and the top of the plot. */
  private record Place(double left, double top) {}

  private static void dragAround(Page page, Place place) {
    plot(page).scrollIntoViewIfNeeded();
    var plot = plot(page).boundingBox();
    var mouse = page.mouse();
    mouse.move(plot.x + place.left() - AROUND, plot.y + place.top() - AROUND);
    mouse.down();
    mouse.move(plot.x + place.left(), plot.y + place.top());
    mouse.move(plot.x + place.left() + AROUND, plot.y + place.top() + AROUND);
    mouse.up();
  }

  private static void press(Page page, String key, double times) {
    for (int time = 0; time < times; time++) {
      page.keyboard().press(key);
    }
  }

  private static Locator plot(Page page) {
    return page.locator("#figure-front .plot");
  }

  private static Locator rows(Page page) {
    return page.locator("#trials tr[data-trial]");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
  }
}
