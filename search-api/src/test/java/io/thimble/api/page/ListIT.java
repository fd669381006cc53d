package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of searches, and what can be done with each of them. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class ListIT extends BrowserTest {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;
  private static final int ON_A_PAGE = 20;

  private final RunningApi api;

  ListIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void rowTellsWhereASearchStandsAndChangesByItself() {
    var search = SeededSearch.running(api.stores(), "a row of the list");
    search.score(0, 340);
    search.score(1, 360);
    search.fail(2);
    var page = open("/");
    var row = row(page, search);

    assertThat(row.locator("a.search")).hasText("a row of the list");
    assertThat(row.locator(".pill")).hasText("running");
    assertThat(row).containsText("3 of 12 trials");
    assertThat(row).containsText("89.5 %");
    assertThat(row).containsText("words · nucleo-f446re");
    assertThat(row.locator("time")).hasAttribute("title", Pattern.compile(".*\\d{4}.*"));

    assertThat(row.locator("svg.spark"))
        .hasAccessibleName(
            Pattern.compile("Hypervolume of the front, from 0\\.\\d+ to 0\\.\\d+ in 2 steps"));
    search.complete();
    var later = SeededSearch.running(api.stores(), "posted a moment later");
    assertThat(row.locator(".pill")).hasText("completed");
    assertThat(row(page, later)).containsText("no front yet");
    assertThat(api.send(api.request(later.path()).DELETE().build()).statusCode()).isEqualTo(204);
    assertThat(row(page, later)).hasCount(0);
    assertQuiet();
  }

  @Test
  void menuPausesAndResumesByKeyboard() {
    var search = SeededSearch.running(api.stores(), "by keyboard");
    var page = open("/");
    var row = row(page, search);

    row.getByRole(AriaRole.BUTTON).focus();
    page.keyboard().press("ArrowDown");
    assertThat(page.getByRole(AriaRole.MENUITEM, item("Pause"))).isFocused();
    page.keyboard().press("Enter");
    assertThat(row.locator(".pill")).hasText("paused");
    assertThat(row.getByRole(AriaRole.BUTTON)).isFocused();

    page.keyboard().press("Enter");
    page.keyboard().press("End");
    assertThat(page.getByRole(AriaRole.MENUITEM, item("Delete"))).isFocused();
    page.keyboard().press("r");
    assertThat(page.getByRole(AriaRole.MENUITEM, item("Resume"))).isFocused();
    page.keyboard().press("Enter");
    assertThat(row.locator(".pill")).hasText("running");

    page.keyboard().press("ArrowUp");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);
    assertThat(row.getByRole(AriaRole.BUTTON)).isFocused();
    assertQuiet();
  }

  @Test
  void cancellingAsksBefore() {
    var search = SeededSearch.running(api.stores(), "to be cancelled");
    var page = open("/");
    var row = row(page, search);

    choose(page, row, "Cancel");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(row.locator(".pill")).hasText("running");

    choose(page, row, "Cancel");
    page.getByRole(AriaRole.BUTTON, button("Cancel the search")).click();
    assertThat(row.locator(".pill")).hasText("cancelled");
    assertQuiet();
  }

  @Test
  void extendingSaysWhatIsTooLittleAndKeepsWhatIsEnough() {
    var search = SeededSearch.running(api.stores(), "to be extended");
    search.score(0, 340);
    search.complete();
    var page = open("/");
    var row = row(page, search);

    choose(page, row, "Extend");
    page.getByLabel("Trials in all").fill("5");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).containsText("trials (5) is less than the search has (12)");
    page.getByLabel("Trials in all").fill("40");
    page.getByLabel("Minutes in all").fill("90.5");
    page.keyboard().press("Enter");

    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(row.locator(".pill")).hasText("running");
    assertThat(row).containsText("1 of 40 trials");
    var spec = RunningApi.json(api.get(search.path())).path("spec");
    assertThat(spec.path("trials").asInt()).isEqualTo(40);
    assertThat(spec.path("maxDuration").asString()).isEqualTo("PT1H30M30S");
  }

  @Test
  void deletingAsksTwice() {
    var search = SeededSearch.running(api.stores(), "to be deleted");
    search.score(0, 340);
    var page = open("/");
    var row = row(page, search);

    choose(page, row, "Delete");
    page.getByRole(AriaRole.BUTTON, button("Delete …")).dblclick();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(api.get(search.path()).statusCode()).isEqualTo(200);

    choose(page, row, "Delete");
    page.getByRole(AriaRole.BUTTON, button("Delete …")).click();
    assertThat(page.getByRole(AriaRole.BUTTON, button("Keep it"))).isFocused();
    page.getByRole(AriaRole.BUTTON, button("Delete for good")).click();
    assertThat(row).hasCount(0);
    assertThat(page.locator("h1")).isFocused();
    assertThat(api.get(search.path()).statusCode()).isEqualTo(404);
    assertQuiet();
  }

  @Test
  void actionThatCameTooLateIsExplained() {
    var search = SeededSearch.running(api.stores(), "too late");
    var page = open("/");
    var row = row(page, search);
    assertThat(row.locator(".pill")).hasText("running");
    page.route(Pattern.compile(".*/api/v1/searches\\?.*"), route -> route.abort());

    search.complete();
    choose(page, row, "Pause");

    assertThat(page.locator("dialog")).containsText("(completed) cannot pause. Maybe");
    page.getByRole(AriaRole.BUTTON, button("Close")).click();
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator(".notice")).containsText("The server does not answer");
    assertThat(row).isVisible();
  }

  @Test
  void listIsFilteredAndSortedAndItsAddressSaysHow() {
    var poor = SeededSearch.running(api.stores(), "pick quince one");
    poor.score(0, 300);
    poor.complete();
    var good = SeededSearch.running(api.stores(), "pick quince two");
    good.score(0, 380);
    good.complete();
    var running = SeededSearch.running(api.stores(), "pick quince three");
    for (int i = 0; i < ON_A_PAGE; i++) {
      SeededSearch.queued(api.stores(), "in front of others");
    }
    var page = open("/");
    assertThat(page.locator("li.row")).hasCount(ON_A_PAGE);
    assertThat(row(page, poor)).hasCount(0);

    page.getByLabel("Find").fill("QUINCE pick");
    assertThat(page.locator("li.row")).hasCount(3);
    page.getByLabel("State").selectOption("completed");
    assertThat(page.locator("a.search"))
        .hasText(new String[] {"pick quince two", "pick quince one"});
    page.getByLabel("State").selectOption("all");
    page.getByLabel("Order").selectOption("best");
    var names = new String[] {"pick quince two", "pick quince one", "pick quince three"};
    assertThat(page.locator("a.search")).hasText(names);

    var again = chromium.page(WIDE, 900);
    again.navigate(page.url());
    assertThat(again.locator("a.search")).hasText(names);
    again.getByLabel("Find").fill("nothing is called like this");
    assertThat(again.locator(".empty")).containsText("No search is like that");
    again.getByText("Show all searches").click();
    assertThat(row(again, running)).isVisible();

    page.getByLabel("Find").fill("");
    page.navigate(api.address() + "/#/devices");
    page.navigate(api.address() + "/");
    assertThat(page.locator("li.row")).hasCount(ON_A_PAGE);
    page.getByText("Show older").click();
    assertThat(row(page, running)).isVisible();
    assertQuiet();
  }

  @Test
  void readerLooksAndChangesNothing() {
    try (var guarded = GuardedApi.start(api)) {
      var search = SeededSearch.ofOwner(api.stores(), "to be looked at", "reading-owner");
      var page = chromium.page(WIDE, 900);
      page.navigate(guarded.address());
      page.getByLabel("Token").fill(guarded.token("reading-owner", Role.READER));
      page.getByRole(AriaRole.BUTTON, button("Sign in")).click();
      assertThat(row(page, search)).isVisible();
      assertThat(row(page, search).getByRole(AriaRole.BUTTON)).hasCount(0);
    }
  }

  @Test
  void nobodysListShowsHowToBegin() {
    try (var guarded = GuardedApi.start(api)) {
      var page = chromium.page(PHONE, 900);
      page.navigate(guarded.address());
      page.getByLabel("Token").fill(guarded.token("owner-of-nothing", Role.SUBMITTER));
      page.getByRole(AriaRole.BUTTON, button("Sign in")).click();

      assertThat(page.locator(".empty")).containsText("No search yet");
      assertThat(page.locator(".empty pre")).containsText("Authorization: Bearer $THIMBLE_TOKEN");
      assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
      page.locator(".empty").getByText("New search").click();
      assertThat(page.locator("h1")).hasText("New search");
    }
  }

  @Test
  void nothingIsCutOffOnAPhone() {
    var search =
        SeededSearch.running(
            api.stores(), "a-name-without-any-place-to-break-it-on-a-small-screen-at-all");
    search.failSearch("The data set %s is gone. Maybe bring it back.".formatted(Samples.WORDS));
    var page = chromium.page(PHONE, 900);
    page.navigate(api.address() + "/");
    assertThat(row(page, search)).containsText("is gone. Maybe");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    row(page, search).getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByRole(AriaRole.MENUITEM, item("Clone"))).isVisible();
    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    assertQuiet();
  }

  private Page open(String path) {
    var page = chromium.page(WIDE, 900);
    page.navigate(api.address() + path);
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  private static void choose(Page page, Locator row, String action) {
    row.getByRole(AriaRole.BUTTON).click();
    page.getByRole(AriaRole.MENUITEM, item(action)).click();
  }

  private static Locator row(Page page, SeededSearch search) {
    return page.locator("li.row[data-search='%s']".formatted(search.id()));
  }

  private static Page.GetByRoleOptions item(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
