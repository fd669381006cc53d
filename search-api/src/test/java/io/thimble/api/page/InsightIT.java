package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.search.Importance;
import io.thimble.db.trial.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page tells of why a search did what it did. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class InsightIT extends BrowserTest {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;
  private static final String SPEC =
      """
      {"name": "explained", "dataset": "words", "keywords": ["yes", "no", "stop", "go"],
       "device": "nucleo-f446re", "training": {"epochs": 24, "rungs": [8]}}
      """;

  private final RunningApi api;

  InsightIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void trialTellsWhyItWasProposedWhenItsNumberIsPressed() {
    var page = open(explained(), WIDE);
    var opener = page.locator("tr[data-trial='1'] .opener");
    assertThat(page.locator("tr.told")).hasCount(0);
    assertThat(opener).hasAttribute("aria-expanded", "false");

    opener.focus();
    page.keyboard().press("Enter");

    assertThat(opener).hasAttribute("aria-expanded", "true");
    assertThat(opener).isFocused();
    var told = page.locator("#details-1");
    assertThat(told).containsText("The largest expected gain in hypervolume.");
    assertThat(told).containsText("accuracy 88.0 ± 2.0 %; came to 89.5 %");
    assertThat(told).containsText("trial 0");
    assertThat(told).containsText("3 trainings: 89.5 % on average, standard deviation 1.0 points");
    assertThat(told).containsText("layers");

    page.keyboard().press("Space");
    assertThat(page.locator("tr.told")).hasCount(0);
    page.locator("tr[data-trial='5'] .opener").click();
    assertThat(page.locator("#details-5")).containsText("Once more, with another seed.");
    assertThat(page.locator("#details-5 dt", new Page.LocatorOptions().setHasText("Made from")))
        .hasCount(0);
    assertQuiet();
  }

  @Test
  void detailsStayOpenWhileNewsArrive() {
    var search = SeededSearch.running(api.stores(), "open details");
    var attempt = search.train(0);
    var page = open(search, WIDE);
    page.locator("tr[data-trial='0'] .opener").click();
    assertThat(page.locator("#details-0")).containsText("A published network that fits.");

    search.score(attempt, 352);

    assertThat(cell(page, 0, "Int8")).hasText("87.5 %");
    assertThat(page.locator("#details-0")).isVisible();
    assertThat(page.locator("tr[data-trial='0'] .opener")).hasAttribute("aria-expanded", "true");
    assertQuiet();
  }

  @Test
  void tableTellsHowSureTheFrontIsAndWhatElseATrialIsFor() {
    var page = open(explained(), WIDE);

    assertThat(cell(page, 2, "On front")).hasText("0 %");
    assertThat(cell(page, 0, "On front")).hasText("100 %");
    assertThat(cell(page, 1, "On front")).hasText("96 %");
    assertThat(cell(page, 5, "On front")).hasText("–");
    assertThat(cell(page, 5, "State")).hasText("scored repeats 1");
    assertThat(cell(page, 2, "State")).hasText("scored as a check");
    assertThat(cell(page, 3, "State")).hasText("stopped at epoch 8");
    assertThat(page.locator("#figure-front .plot")).hasAttribute("data-points", "3");
    assertThat(page.locator(".figures")).containsText("2 of 2 repeated");
    assertQuiet();
  }

  @Test
  void limitsThatRefusedProposalsAndDecisionsThatMatterAreBars() {
    var page = open(explained(), WIDE);

    var refused = page.locator("[data-part=refused]");
    assertThat(refused.locator("li")).hasCount(1);
    assertThat(refused.locator("li")).hasText("flash budget10");
    assertThat(refused).containsText("of the space fits");
    assertThat(refused).containsText("5 proposals were known already");
    var depends = page.locator("[data-part=depends]");
    assertThat(depends.locator("li .label"))
        .hasText(new String[] {"fe_features, ds-cnn", "blocks, ds-cnn", "layers, dnn"});
    assertThat(depends.locator("li .told")).hasText(new String[] {"52.0 %", "31.0 %", "6.0 %"});
    assertThat(depends.locator("progress").first()).hasAttribute("value", "0.52");
    assertThat(depends).containsText("A model of 40 trials");
    assertThat(depends).containsText("0.41");
    assertThat(depends).containsText("Read it with care");
    assertQuiet();
  }

  @Test
  void checkOfTheRungsIsToldInASentence() {
    var page = open(explained(), WIDE);

    assertThat(page.locator("[data-part=checked]"))
        .containsText("2 discarded, 1 of them trained on as a check, none would be on the front.");
  }

  @Test
  void searchThatLearntNothingYetShowsNoEmptyBoxes() {
    var page = open(SeededSearch.queued(api.stores(), "nothing learnt"), WIDE);
    assertThat(page.locator("h1")).hasText("nothing learnt");

    assertThat(page.getByText("What the search learnt")).isHidden();
    assertQuiet();
  }

  @Test
  void nothingIsCutOffOnAPhone() {
    var page = open(explained(), PHONE);
    page.locator("tr[data-trial='1'] .opener").click();
    assertThat(page.locator("#details-1")).isVisible();
    assertThat(page.locator("[data-part=depends]")).isVisible();

    assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    assertThat(page.locator("#details-1 dl").boundingBox().width).isLessThan(PHONE);
    assertQuiet();
  }

  /** Trial 1 is the best and repeated twice, 2 went on as a check, 3 was stopped. */
  private SeededSearch explained() {
    var search = SeededSearch.ofSpec(api.stores(), SPEC);
    search.score(0, 340);
    search.propose(
        1,
        new Origin(
            "acquisition", "The largest expected gain in hypervolume.", List.of(0), 0.12, 0.02));
    search.score(search.begin(1), 360);
    search.reachRung(2, 200);
    search.audit(2, 24);
    search.score(search.begin(2), 250);
    search.reachRung(3, 190);
    search.stop(3);
    search.fail(4);
    search.replicate(5, 1, 364);
    search.replicate(6, 1, 356);
    search.explain(
        new Importance(
            List.of(
                new Importance.Share("ds-cnn", "blocks", 0.28, 0.31),
                new Importance.Share("ds-cnn", "fe_features", 0.48, 0.52),
                new Importance.Share("dnn", "layers", 0.06, 0.06)),
            0.41,
            40));
    search.complete();
    return search;
  }

  private Page open(SeededSearch search, int width) {
    var page = chromium.page(width, 900);
    page.navigate(api.address() + "/#/searches/" + search.id());
    // Whatever starts first on a busy machine starts slowly.
    page.locator("h1").waitFor();
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
  }

  private static Locator cell(Page page, int trial, String column) {
    return page.locator("tr[data-trial='%d'] td[data-column='%s']".formatted(trial, column));
  }
}
