package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trial's page as a whole: where it stands, what is taken away from it, who can use it. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(120)
final class TrialPageIT extends BrowserTest {
  private static final int PICTURES = 6;
  private static final int WIDE = 1280;
  private static final int PHONE = 390;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final RunningApi api;

  TrialPageIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void headTellsHowATrialStandsAndLeadsToOthers() throws IOException {
    var search = SeededSearch.running(api.stores(), "walked through");
    search.score(0, 340);
    search.score(1, 352);
    search.score(2, 200);
    var page = open(search, 1, "", WIDE);

    assertThat(page.locator("h1")).hasText("Trial 1");
    assertThat(page).hasTitle("Trial 1 of walked through · Thimble");
    assertThat(page.locator(".title .pill").first()).hasText("scored");
    assertThat(page.locator(".title .on-front")).containsText("on the front");
    assertThat(page.locator(".head .figures")).containsText("87.5 %");
    var file = page.waitForDownload(() -> page.locator(".actions").getByText("model").click());
    assertThat(Files.readAllBytes(file.path())).isEqualTo(Samples.model(1));

    var compare = page.locator(".actions button");
    compare.click();
    assertThat(compare).hasAttribute("aria-pressed", "true");
    assertThat(page.locator("header nav")).containsText("Compare (1)");

    page.locator(".ways").getByText("trial ▸").click();
    assertThat(page.locator("h1")).hasText("Trial 2");
    assertThat(page.locator(".ways a")).not().containsText(new String[] {"trial ▸"});
    page.locator(".ways").getByText("◂ front").click();
    assertThat(page.locator("h1")).hasText("Trial 1");
    page.locator(".trail").getByText("walked through").click();
    assertThat(page.locator("h1")).hasText("walked through");
    assertQuiet();
  }

  @Test
  void everyPictureCanBeTakenAway() throws IOException {
    var page = open(scored("taken away"), 0, "", WIDE);
    for (int place = 0; place < PICTURES; place++) {
      // The browser asks before it takes some ten files from one visit.
      page.reload();
      var pictures = page.locator("figure.picture");
      assertThat(pictures).hasCount(PICTURES);
      assertThat(page.locator(".plot canvas")).isVisible();
      // What arrives late moves what is pressed.
      Waiting.settled(page);
      var picture = pictures.nth(place);
      assertThat(taken(page, picture, "PNG")).startsWith(PNG);
      assertThat(new String(taken(page, picture, "SVG"), UTF_8))
          .startsWith("<svg")
          .contains("</svg>")
          .doesNotContain("var(--");
      assertThat(new String(taken(page, picture, "CSV"), UTF_8).lines()).hasSizeGreaterThan(2);
    }
    assertQuiet();
  }

  @Test
  void linkToAPartLeadsThere() {
    var page = open(scored("a part"), 0, "?part=memory", WIDE);

    assertThat(page.locator("[data-part=memory]")).isInViewport();
    assertThat(page.locator("h1")).not().isInViewport();
    assertThat(page.locator(".parts a[aria-current]")).hasText("Memory");
    page.locator(".parts").getByText("Attempts").click();
    assertThat(page.locator("[data-part=attempts]")).isInViewport();
    assertThat(page).hasURL(Pattern.compile(".*part=attempts.*"));
    assertQuiet();
  }

  @Test
  void linkToNoTrialSaysSo() {
    var page = open(SeededSearch.running(api.stores(), "without trials"), 7, "", WIDE);

    assertThat(page.locator("h1")).hasText("There is no trial 7");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("7");
    page.getByText("See the search").click();
    assertThat(page.locator("h1")).hasText("without trials");
  }

  @Test
  void nothingIsCutOffAndAllCanUseIt() {
    var search = scored("a name of one very long word " + "x".repeat(60));
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {WIDE, PHONE}) {
        var page = open(search, 0, "", width);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(page.locator(".plan")).isVisible();
        assertThat(page.locator(".confusion").first()).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
            .as("%s, %d pixels", scheme, width)
            .isEqualTo(0);
        Axe.assertNoSeriousFault(page, "a trial, %s, %d pixels".formatted(scheme, width));
        page.close();
      }
    }
  }

  private SeededSearch scored(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.propose(0, Presets.named("ds-cnn-s"));
    var attempt = search.begin(0);
    search.learn(attempt);
    search.score(attempt, 352);
    return search;
  }

  private Page open(SeededSearch search, int trial, String query, int width) {
    var page = chromium.page(width, 900);
    page.navigate(
        "%s/#/searches/%s/trials/%d%s".formatted(api.address(), search.id(), trial, query));
    page.locator(".trial, .empty").first().waitFor();
    return page;
  }

  private static byte[] taken(Page page, Locator picture, String kind) throws IOException {
    var button = picture.getByText(kind, new Locator.GetByTextOptions().setExact(true));
    return Files.readAllBytes(page.waitForDownload(button::click).path());
  }

  private void assertQuiet() {
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.hosts()).containsExactly("127.0.0.1");
  }
}
