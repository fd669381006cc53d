package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trials side by side, and boards with the best models for them. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class ComparePageIT extends BrowserTest {
  private static final String OTHER_WORDS =
      """
      {"name": "other words", "dataset": "words", "keywords": ["yes", "no"],
       "budget": {"flashBytes": 80000, "sramBytes": 40000}}
      """;

  private final RunningApi api;

  ComparePageIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void trialsPutAsideOnASearchStandSideBySide() {
    var search = scored("side by side");
    var page = open("#/searches/" + search.id());
    for (int trial : new int[] {0, 1}) {
      page.locator("tr[data-trial='%d']".formatted(trial))
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Compare trial"))
          .click();
    }
    page.getByText("Compare (2)").click();

    assertThat(page.locator("h1")).hasText("Compare");
    assertThat(row(page, "int8, validation").locator("td.best")).containsText("87.5 %");
    assertThat(page.locator("main")).containsText("such a difference may be luck");
    assertThat(page.locator("main")).not().containsText("do not compare");
    assertThat(page.locator(".networks .network")).hasCount(2);
    assertThat(page.locator("#figure-compare-accuracy canvas")).isVisible();

    page.getByLabel("Leave out trial 1 of side by side").click();
    assertThat(page.locator(".networks .network")).hasCount(1);
    page.reload();
    assertThat(page.locator(".networks .network")).hasCount(1);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void accuraciesOfOtherWordsAreNotSetAgainstEachOther() {
    var one = scored("four words");
    var other = SeededSearch.ofSpec(api.stores(), OTHER_WORDS);
    other.score(0, 200);
    var page = open("#/compare?trials=%s:0,%s:0".formatted(one.id(), other.id()));

    assertThat(page.locator("main")).containsText("different keywords");
    assertThat(row(page, "int8, validation").locator("td.best")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("95 % interval of the best");
  }

  @Test
  void trialIsAddedByItsAddressAndWhatIsNoneSaysSo() {
    var search = scored("added");
    var page = open("#/compare");
    page.getByLabel("Add a trial").fill("seven");
    page.keyboard().press("Enter");
    assertThat(page.locator(".wrong")).containsText("That is no trial. Maybe");

    page.getByLabel("Add a trial")
        .fill("%s/#/searches/%s/trials/1".formatted(api.address(), search.id()));
    page.keyboard().press("Enter");
    assertThat(page.locator(".networks .network")).hasCount(1);
    page.getByLabel("Add a trial").fill(search.id() + ":9");
    page.keyboard().press("Enter");
    assertThat(page.locator("p.notice")).containsText(":9");
  }

  @Test
  void boardShowsTheBestModelsOfAllSearchesAndLeadsToANewOne() {
    scored("for boards");
    var page = open("#/devices");
    page.getByText("ST Nucleo-F446RE (STM32F446RE)").click();

    assertThat(page.locator("h1")).hasText("ST Nucleo-F446RE (STM32F446RE)");
    assertThat(page.locator(".models").first()).containsText("ms");
    assertThat(page.locator(".models tbody a[href^='#/searches/']").first()).isVisible();
    page.getByText("Search for this board").click();
    assertThat(page.locator("h1")).hasText("New search");
    assertThat(page.getByLabel("Board", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("nucleo-f446re");
    assertThat(chromium.complaints()).isEmpty();
  }

  private SeededSearch scored(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 352);
    search.score(1, 345);
    search.complete();
    return search;
  }

  private Page open(String hash) {
    var page = chromium.page(1280, 900);
    page.navigate(api.address() + "/" + hash);
    page.locator("h1").first().waitFor();
    return page;
  }

  private static Locator row(Page page, String title) {
    return page.locator(".side-by-side tr").filter(new Locator.FilterOptions().setHasText(title));
  }
}
