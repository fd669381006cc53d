package io.thimble.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person's way through all pages, while a worker really trains what was posted on one of them.
 */
@Timeout(400)
final class RealWalkIT {
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(200_000);

  @TempDir private Path folder;

  @Test
  void formToFrontToWhatTheFileHears() throws IOException {
    RealService.require();
    try (var chromium = Chromium.start();
        var service = RealService.start(folder)) {
      var page = chromium.page(1280, 900);
      page.navigate(
          service.address() + "/#/new?dataset=synthetic&words=lamp,heat&flash=30000&sram=16000");
      page.getByText("More settings").click();
      page.getByLabel("Trials").fill("4");
      page.getByLabel("Epochs").fill("3");
      look(page, "a new search");
      page.getByRole(AriaRole.BUTTON, named("Post this search")).click();

      assertThat(page.locator(".title .pill")).hasText("completed", SOON);
      var search = page.evaluate("location.hash.split('/')[2]").toString();
      service.awaitCompleted(search, Duration.ofMinutes(1));
      assertThat(page.locator("tr[data-trial]")).hasCount(4);
      assertThat(page.locator("#figure-front canvas").first()).isVisible();
      assertThat(page.locator("#figure-hypervolume canvas").first()).isVisible();
      assertThat(page.locator("#figure-timeline canvas").first()).isVisible();
      look(page, "the search");

      var winner =
          service
              .get("/searches/%s/front".formatted(search))
              .get("front")
              .get(0)
              .get("trial")
              .asInt();
      page.evaluate(
          "path => { location.hash = path; }", "/searches/%s/trials/%d".formatted(search, winner));
      assertThat(page.locator("h1")).containsText("Trial " + winner);
      assertThat(page.locator("[data-part=confusion] table").first()).isVisible();
      assertThat(page.locator("[data-part=memory] svg").first()).isVisible();
      assertThat(page.locator("[data-part=loss]")).containsText("dB");
      assertThat(page.locator("[data-part=curve] canvas").first()).isVisible();
      look(page, "the trial");
      var bundle = page.waitForDownload(() -> page.getByText("bundle.zip").first().click());

      hear(page, recording(bundle.path()));
      look(page, "what the file hears");

      page.evaluate(
          "path => { location.hash = path; }",
          "/compare?trials=%s:0,%s:1".formatted(search, search));
      assertThat(page.locator(".networks .network")).hasCount(2);
      look(page, "two trials");
      page.evaluate("location.hash = '/devices/nucleo-f446re'");
      assertThat(page.locator(".models tbody tr").first()).isVisible();
      look(page, "a board");
      page.evaluate("location.hash = '/'");
      assertThat(page.locator("a.search")).hasCount(1);
      look(page, "the list");

      assertThat(chromium.complaints()).isEmpty();
      assertThat(chromium.hosts()).containsExactly("127.0.0.1");
    }
  }

  /** Gives the file a recording, which a worker hears. */
  private static void hear(Page page, Path recording) {
    page.getByLabel("Sound file").setInputFiles(recording);
    assertThat(page.locator(".hearing"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    Locator heard = page.locator(".hearing");
    assertThat(heard.getAttribute("data-heard")).isIn("lamp", "heat", "unknown", "silence");
  }

  /** The first recording that a bundle holds. */
  private Path recording(Path bundle) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(bundle)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".wav")) {
          return Files.write(folder.resolve("recording.wav"), zip.readAllBytes());
        }
      }
    }
    throw new AssertionError("The bundle has no recording.");
  }

  private static void look(Page page, String what) {
    Waiting.settled(page);
    Axe.assertNoSeriousFault(page, what);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
