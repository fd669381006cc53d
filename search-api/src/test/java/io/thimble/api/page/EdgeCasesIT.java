package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every view of searches that are unlike the usual one: it says what is there, breaks no rule of
 * accessibility, complains of nothing, and fits a phone.
 */
@ExtendWith(RunningApi.Extension.class)
@Timeout(180)
final class EdgeCasesIT extends BrowserTest {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  /** Accuracies at chance in one search, so that an axis has one value alone. */
  private static final int SAME = 200;

  private static final int MANY = 5_000;

  private final RunningApi api;

  EdgeCasesIT(RunningApi api) {
    this.api = api;
  }

  /** A search, and what its page must say. */
  enum Case {
    NO_TRIAL(api -> SeededSearch.running(api.stores(), "no trial"), "No trial yet", null),
    ONE_TRIAL(
        api -> {
          var search = SeededSearch.running(api.stores(), "one trial");
          search.score(0, 352);
          search.complete();
          return search;
        },
        "87.5 %",
        0),
    ALL_INFEASIBLE(
        api -> {
          var search = SeededSearch.running(api.stores(), "nothing fits");
          search.failSearch("No architecture within the budget was found. Maybe raise a limit.");
          return search;
        },
        "No architecture within the budget was found",
        null),
    ALL_FAILED(
        api -> {
          var search = SeededSearch.running(api.stores(), "all failed");
          for (int trial = 0; trial < 4; trial++) {
            search.fail(trial);
          }
          search.failSearch("No trial was scored; trial 0: The loss is no number (NaN).");
          return search;
        },
        "No trial was scored",
        2),
    NOT_A_NUMBER(
        api -> {
          // What is not known is null in every answer, as JSON has no NaN.
          var search = SeededSearch.running(api.stores(), "not a number");
          search.score(0, 340);
          search.fail(1);
          search.reachRung(2, 100);
          search.propose(3);
          return search;
        },
        "85.0 %",
        1),
    ONE_OBJECTIVE_CONSTANT(
        api -> {
          var search = SeededSearch.running(api.stores(), "all hear the same");
          for (int trial = 0; trial < 6; trial++) {
            search.score(trial, SAME);
          }
          search.complete();
          return search;
        },
        "49.5 %",
        5),
    MANY_TRIALS(
        api -> SeededSearch.many(api.postgres(), "five thousand trials", MANY), "5,000", 4_321);

    private final Function<RunningApi, SeededSearch> search;
    private final String said;
    private final Integer trial;

    Case(Function<RunningApi, SeededSearch> search, String said, Integer trial) {
      this.search = search;
      this.said = said;
      this.trial = trial;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyViewOfIt(Case edge) {
    var search = edge.search.apply(api);
    var page = chromium.page(WIDE, 900);
    open(page, "#/searches/" + search.id());
    assertThat(page.locator("main")).containsText(edge.said);
    look(page, edge + ", the search");

    page.evaluate("location.hash = '/'");
    assertThat(page.locator("h1")).hasText("Searches");
    look(page, edge + ", the list");

    if (edge.trial != null) {
      page.evaluate(
          "path => { location.hash = path; }",
          "/searches/%s/trials/%d".formatted(search.id(), edge.trial));
      assertThat(page.locator("h1")).containsText("Trial " + edge.trial);
      look(page, edge + ", a trial");
      page.evaluate(
          "path => { location.hash = path; }",
          "/compare?trials=%s:%d,%s:%d".formatted(search.id(), 0, search.id(), edge.trial));
      assertThat(page.locator("h1")).hasText("Compare");
      assertThat(page.locator("main")).containsText("Decisions");
      look(page, edge + ", compared");
    }
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource(names = {"ONE_TRIAL", "ALL_INFEASIBLE", "ALL_FAILED", "MANY_TRIALS"})
  void nothingIsCutOffOnAPhone(Case edge) {
    var search = edge.search.apply(api);
    var page = chromium.page(PHONE, 844);
    for (var hash :
        edge.trial == null
            ? List.of("#/searches/" + search.id())
            : List.of(
                "#/searches/" + search.id(),
                "#/searches/%s/trials/%d".formatted(search.id(), edge.trial))) {
      open(page, hash);
      Waiting.settled(page);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %s", edge, hash)
          .isEqualTo(PHONE);
    }
  }

  @Test
  void emptyAndUnknownPlacesSaySo() {
    var page = chromium.page(WIDE, 900);
    for (var place :
        List.of(
            new String[] {"#/compare", "Nothing to compare yet"},
            new String[] {"#/devices", "ST Nucleo-F446RE"},
            new String[] {"#/devices/nucleo-f446re", "Where its figures were read"},
            new String[] {"#/devices/none", "No such board"},
            new String[] {"#/nowhere", "There is nothing here"},
            new String[] {"#/new", "New search"})) {
      open(page, place[0]);
      assertThat(page.locator("main")).containsText(place[1]);
      look(page, place[0]);
    }
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }

  @Test
  void rulesOfAccessibilityAreReallyLookedAt() {
    var page = chromium.page(WIDE, 900);
    open(page, "#/devices");
    assertThat(Axe.rulesPassed(page)).isGreaterThan(10);

    page.evaluate("document.querySelector('main').append(document.createElement('button'))");
    assertThatThrownBy(() -> Axe.assertNoSeriousFault(page, "a button without a name"))
        .hasMessageContaining("button-name");
  }

  private void look(Page page, String what) {
    Waiting.settled(page);
    Axe.assertNoSeriousFault(page, what);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    Axe.assertNoSeriousFault(page, what + ", dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void open(Page page, String hash) {
    page.navigate(api.address() + "/" + hash);
    page.locator("h1").first().waitFor();
  }
}
