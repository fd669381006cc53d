package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a browser, as a person clicks through it. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class PageIT extends BrowserTest {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  private final RunningApi api;

  PageIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void clickLeadsFromTheListToASearchToADownload() throws IOException {
    finished("from list to file");
    var page = open("/", WIDE);

    page.locator("a.search", hasText("from list to file")).click();
    assertThat(page.locator("h1")).hasText("from list to file");
    assertThat(page.locator(".title .pill")).hasText("completed");
    assertThat(page.locator("#trials tbody tr")).hasCount(3);
    assertThat(page.locator("tr.front")).hasCount(2);
    assertThat(front(page)).hasAttribute("data-points", "3");
    assertThat(front(page).locator("canvas").first()).isVisible();

    var file = page.waitForDownload(() -> row(page, 1).getByText("model.tflite").click());
    assertThat(Files.readAllBytes(file.path())).isEqualTo(Samples.model(1));
    assertThat(file.suggestedFilename()).endsWith("-trial-1.tflite");
    var bundle = page.waitForDownload(() -> row(page, 1).getByText("bundle.zip").click());
    assertThat(Files.readAllBytes(bundle.path())).isEqualTo(Samples.bundle(1));
    assertQuiet();
  }

  @Test
  void changesArriveWithoutAReload() {
    var search = SeededSearch.running(api.stores(), "live page");
    var page = open("/#/searches/" + search.id(), WIDE);
    // Whatever starts first on a busy machine starts slowly.
    page.locator(".way:not(:empty)").waitFor();
    assertThat(page.locator(".way")).hasText("live");
    assertThat(page.locator(".empty")).containsText("No trial yet");

    var attempt = search.train(0);
    assertThat(row(page, 0).locator(".pill")).hasText("running");
    assertThat(page.locator(".running li")).containsText("epoch 3 of 8");

    search.progress(attempt, 6);
    assertThat(page.locator(".running li")).containsText("epoch 6 of 8");

    search.score(attempt, 352);
    assertThat(row(page, 0).locator("td[data-column=Int8]")).hasText("87.5 %");
    assertThat(front(page)).hasAttribute("data-points", "1");

    search.complete();
    assertThat(page.locator(".title .pill")).hasText("completed");
    assertThat(page.getByText("Pause", exact())).hasCount(0);
    assertThat(page.getByText("Cancel", exact())).hasCount(0);
    assertQuiet();
  }

  @Test
  void trialsThatAreComparedOrStoppedAtRungsShowHowFarTheyCame() {
    var search = SeededSearch.running(api.stores(), "rungs on the page");
    search.reachRung(0, 300);
    search.reachRung(1, 200);
    var page = open("/#/searches/" + search.id(), WIDE);
    assertThat(row(page, 0).locator("td[data-column=State]")).hasText("waiting at epoch 8");
    assertThat(row(page, 0).locator("td[data-column=Float]")).hasText("75.0 %");
    assertThat(page.locator(".figures")).containsText("2 waiting");

    search.promote(0, 24);
    search.stop(1);
    var attempt = search.begin(0);
    assertThat(row(page, 1).locator("td[data-column=State]")).hasText("stopped at epoch 8");
    assertThat(row(page, 0).locator("td[data-column=State]")).hasText("running 8/24");
    assertThat(page.locator(".figures")).containsText("1 stopped early, 1 running");

    search.progress(attempt, 11);
    assertThat(page.locator(".running li")).containsText("epoch 11 of 24");
    assertThat(row(page, 0).locator("td[data-column=State]")).hasText("running 11/24");
    assertQuiet();
  }

  @Test
  void changesArriveEvenWhereStreamsDoNotGetThrough() {
    var search = SeededSearch.running(api.stores(), "without streams");
    var page = chromium.page(WIDE, 900);
    page.route(
        url -> url.contains("/events?since="),
        route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
    page.navigate(api.address() + "/#/searches/" + search.id());
    assertThat(page.locator(".way")).hasText("live, asking every few seconds");

    search.score(0, 352);

    assertThat(row(page, 0).locator("td[data-column=Int8]")).hasText("87.5 %");
  }

  @Test
  void buttonsPauseResumeAndCancel() {
    var search = SeededSearch.running(api.stores(), "by button");
    var page = open("/#/searches/" + search.id(), WIDE);
    var state = page.locator(".title .pill");

    page.getByText("Pause", exact()).click();
    assertThat(state).hasText("paused");
    page.getByText("Resume", exact()).click();
    assertThat(state).hasText("running");
    page.getByText("Cancel", exact()).click();
    page.getByText("Cancel the search", exact()).click();
    assertThat(state).hasText("cancelled");
    assertQuiet();
  }

  @Test
  void tableSortsAndShowsTheFrontAlone() {
    var page = open("/#/searches/" + finished("sorted").id(), WIDE);
    var first = page.locator("#trials tbody tr").first();
    assertThat(first).hasAttribute("data-trial", "0");

    page.locator("th button", hasText("Int8")).click();
    assertThat(first).hasAttribute("data-trial", "1");
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Int8");
    page.locator("th button", hasText("Int8")).click();
    assertThat(first).hasAttribute("data-trial", "2");

    page.getByLabel("front only").check();
    assertThat(page.locator("#trials tbody tr")).hasCount(2);
    page.getByLabel("Across", labelled()).selectOption("sram");
    assertThat(front(page)).hasAttribute("aria-label", Pattern.compile("against SRAM;"));
    assertThat(page).hasURL(Pattern.compile("sort=int8&front=only&x=sram$"));
    assertQuiet();
  }

  @Test
  void nameThatIsMarkupStaysText() {
    var name = "<img src=x onerror=alert(1)>";
    var search = SeededSearch.running(api.stores(), name);
    search.failSearch("<script>alert(2)</script>");
    var page = open("/", WIDE);

    page.locator("a.search", hasText(name)).click();

    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.locator(".head .notice")).hasText("<script>alert(2)</script>");
    assertThat(page.locator("main img, main script")).hasCount(0);
    assertQuiet();
  }

  @Test
  void linkToNoSearchSaysSo() {
    var page = open("/#/searches/" + new UUID(7, 7), WIDE);

    assertThat(page.locator("h1")).hasText("No such search");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Maybe");
    page.getByText("Searches", exact()).click();
    assertThat(page.locator("h1")).hasText("Searches");
  }

  @Test
  void emptyListShowsHowToBegin() {
    var page = chromium.page(WIDE, 900);
    page.route(
        Pattern.compile(".*/api/v1/searches\\?.*"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"searches\": [], \"next\": null}")));
    page.navigate(api.address() + "/");

    assertThat(page.locator(".empty")).containsText("No search yet");
    assertThat(page.locator(".empty pre")).containsText("curl");
    assertThat(page.locator(".empty pre")).containsText(api.address());
    assertQuiet();
  }

  @Test
  void nothingIsCutOffOnAPhone() {
    var search =
        finished("a name that is long enough to need more than one line on a small screen");
    for (var path : new String[] {"/", "/#/searches/" + search.id()}) {
      var page = open(path, PHONE);
      assertThat(page.locator("a.search, h1").first()).isVisible();
      page.waitForCondition(() -> page.evaluate("document.readyState").equals("complete"));

      assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    }
    assertQuiet();
  }

  private SeededSearch finished(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 340);
    search.score(1, 360);
    search.score(2, 300);
    search.complete();
    return search;
  }

  private Page open(String path, int width) {
    var page = chromium.page(width, 900);
    page.navigate(api.address() + path);
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  private static Locator front(Page page) {
    return page.locator("#figure-front .plot");
  }

  private static Locator row(Page page, int trial) {
    return page.locator("tr[data-trial='%d']".formatted(trial));
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Page.GetByLabelOptions labelled() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
