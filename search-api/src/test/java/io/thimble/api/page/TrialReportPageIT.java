package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.log.TrialLine;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.Origin;
import io.thimble.db.trial.StoredCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page shows of a trial's training: how it learnt, what it mishears, who worked on it. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class TrialReportPageIT extends BrowserTest {
  private static final int WIDE = 1280;

  private final RunningApi api;

  TrialReportPageIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void reasonsAndRelativesOfATrialAreTold() {
    var search = SeededSearch.running(api.stores(), "reasons");
    search.score(0, 340);
    search.propose(
        1, new Origin("acquisition", "The largest expected gain.", List.of(0), 0.12, 0.02));
    search.score(search.begin(1), 360);
    search.replicate(2, 1, 358);
    var page = open(search, 1);

    var why = page.locator("[data-part=why]");
    assertThat(why).containsText("The largest expected gain.");
    assertThat(why).containsText("accuracy 88.0 ± 2.0 %; came to 89.5 %");
    assertThat(why).containsText("2 trainings: ");
    why.getByText("trial 0").click();
    assertThat(page.locator("h1")).hasText("Trial 0");

    assertThat(open(search, 2).locator("[data-part=why]")).containsText("Repeatstrial 1");
    assertQuiet();
  }

  @Test
  void curveShowsEpochsAndWhatWasMeasured() {
    var search = SeededSearch.running(api.stores(), "learnt");
    search.propose(0);
    var attempt = search.begin(0);
    search.learn(attempt);
    search.score(attempt, 352);
    var page = open(search, 0);

    var curve = page.locator("[data-part=curve]");
    assertThat(curve.locator(".plot")).hasAttribute("data-points", "8");
    assertThat(curve).containsText("An epoch took 0.5 s on average, all of them 4.0 s.");
    curve.getByText("As a table").click();
    assertThat(curve.locator("tbody tr")).hasCount(10);
    assertThat(curve.locator("tbody tr").last()).containsText("int8");
    assertQuiet();
  }

  @Test
  void mistakeInTheMatrixShowsItsClips() {
    var search = SeededSearch.running(api.stores(), "confused");
    search.score(0, 352);
    search.test(0, 380);
    var page = open(search, 0);
    var matrices = page.locator(".confusion");
    assertThat(matrices).hasCount(2);
    var confusion = page.locator("[data-part=confusion]");
    assertThat(confusion).containsText("352 of 400 right, 88.0 %");
    assertThat(confusion).containsText("350 of 400 right, 87.5 %");
    assertThat(confusion).containsText("Int8 hears 2 clips fewer right than float");
    assertThat(matrices.last().locator(".worse")).hasCount(4);

    var clips = page.locator(".clips li");
    assertThat(clips).hasCount(20);
    page.getByText("Show all 50").click();
    assertThat(clips).hasCount(50);
    matrices.last().locator("td.wrong button").first().click();
    assertThat(page).hasURL(Pattern.compile(".*said=silence&heard=unknown.*"));
    assertThat(page.locator("[data-part=misheard]")).isInViewport();
    assertThat(page.locator(".clips .pair"))
        .hasText(
            Stream.generate(() -> "silence → unknown").limit(clips.count()).toArray(String[]::new));
    assertThat(clips.count()).isBetween(1, 20);

    confusion.locator(".choice label", new Locator.LocatorOptions().setHasText("Test")).click();
    assertThat(confusion).containsText("378 of 400 right");
    assertThat(matrices.last().locator("button")).hasCount(0);
    assertQuiet();
  }

  @Test
  void layerThatLosesMostIsMarked() {
    var search = SeededSearch.running(api.stores(), "lossy");
    search.score(0, 352);
    var page = open(search, 0);

    var loss = page.locator("[data-part=loss]");
    assertThat(loss.locator("svg.bars g")).hasCount(4);
    assertThat(loss.locator("svg.bars .marked")).containsText("21.8 dB, most lost");
    assertThat(loss).containsText("Layer 4, dense 6, loses most");
    assertThat(loss).containsText("an error of 8.2 % of it");
    assertQuiet();
  }

  @Test
  void trialThatTrainsIsFollowed() {
    var search = SeededSearch.running(api.stores(), "followed");
    search.propose(0);
    var page = open(search, 0);
    assertThat(page.locator(".head")).containsText("It waits for a worker.");
    assertThat(page.locator("[data-part=listen]")).containsText("once the trial is scored");

    var attempt = search.begin(0);
    search.progress(attempt, 3);
    keep(attempt, "Attempt 1 begins", "epoch <b>3</b>");
    assertThat(page.locator(".title .pill")).hasText("running");
    assertThat(page.locator(".running")).containsText("epoch 3 of 8");
    assertThat(page.locator("[data-part=curve] .plot")).hasAttribute("data-points", "1");
    assertThat(page.locator(".lines li")).hasCount(2);
    assertThat(page.locator(".attempts tbody tr")).containsText(new String[] {"running"});

    keep(attempt, "Production: float 0.88");
    assertThat(page.locator(".lines li")).hasCount(3);
    assertThat(page.locator(".lines li").nth(1)).containsText("epoch <b>3</b>");
    page.getByLabel("Search in the log").fill("FLOAT");
    assertThat(page.locator(".lines li")).hasCount(1);

    search.score(attempt, 352);
    assertThat(page.locator(".title .pill").first()).hasText("scored");
    assertThat(page.locator(".confusion")).hasCount(2);
    assertThat(page.locator(".drop")).isVisible();
    assertThat(page.locator(".attempts tbody tr")).containsText(new String[] {"scored"});
    assertQuiet();
  }

  @Test
  void logIsToldByAttempt() {
    var search = SeededSearch.running(api.stores(), "twice");
    var first = search.train(0);
    keep(first, "the first try");
    assertThat(api.stores().trials().release(first, new StoredCheckpoint(3, new byte[] {1})))
        .isTrue();
    var second = search.begin(0);
    keep(second, "the second try", "goes better");
    search.score(second, 352);
    var page = open(search, 0);
    assertThat(page.locator(".lines li")).hasCount(3);

    page.locator(".log select").selectOption(new SelectOption().setValue("1"));

    assertThat(page.locator(".lines li")).hasCount(1);
    assertThat(page.locator(".lines li")).containsText("the first try");
    assertThat(page.locator(".attempts tbody tr")).hasCount(2);
    assertThat(page.locator(".attempts tbody tr").first()).containsText("released");
    assertQuiet();
  }

  @Test
  void trialsWithoutAReportSayWhy() {
    var search = SeededSearch.running(api.stores(), "without reports");
    search.fail(0);
    search.reachRung(1, 200);
    search.stop(1);
    search.propose(2);
    search.score(search.begin(2), 352, null);

    var failed = open(search, 0);
    assertThat(failed.locator(".head .notice")).containsText("The loss is no number");
    assertThat(failed.locator("[data-part=confusion]")).containsText("The trial failed before");
    assertThat(failed.locator(".plan")).isVisible();
    var stopped = open(search, 1);
    assertThat(stopped.locator(".head")).containsText("It was stopped at epoch 8");
    assertThat(stopped.locator(".head .figures")).containsText("50.0 %");
    assertThat(stopped.locator("[data-part=listen]")).containsText("no file was made of it");
    var old = open(search, 2);
    assertThat(old.locator("[data-part=confusion]")).containsText("Nothing was kept");
    assertThat(old.locator("[data-part=misheard]")).containsText("Nothing was kept");
    assertThat(old.locator(".drop")).isVisible();
    assertQuiet();
  }

  private void keep(Attempt attempt, String... lines) {
    var at = Instant.parse("2026-11-22T10:15:30Z");
    var told = Stream.of(lines).map(line -> new TrialLine(at, line)).toList();
    assertThat(api.stores().trialLog().append(attempt, told)).isTrue();
  }

  private Page open(SeededSearch search, int trial) {
    var page = chromium.page(WIDE, 900);
    page.navigate("%s/#/searches/%s/trials/%d".formatted(api.address(), search.id(), trial));
    page.locator(".trial").first().waitFor();
    return page;
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }
}
