package io.thimble.api.page;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The machine's own chromium, with a fresh profile for each test. */
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // A microphone that beeps, and that every page may listen to.
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

  /** axe-core measures letters on a canvas; Chromium would have it say so beforehand. */
  private static final String OF_AXE = "Canvas2D: Multiple readback operations";

  private final Playwright playwright;
  private final Browser browser;
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> hosts = new ConcurrentLinkedQueue<>();

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** Starts it; a machine without one skips the test, loudly. */
  static Chromium start() {
    var executable = find();
    if (executable.isEmpty()) {
      System.err.printf(
          "WARNING: no chromium (%s), so the page is NOT tested. Maybe install it, or name one in"
              + " THIMBLE_CHROMIUM.%n",
          PLACES);
    }
    assumeThat(executable).as("a chromium to test the page with").isPresent();
    return new Chromium(executable.orElseThrow());
  }

  /** A page of this size, whose complaints and requests are kept. */
  Page page(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setAcceptDownloads(true));
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if ((message.type().equals("error") || message.type().equals("warning"))
              && !message.text().startsWith(OF_AXE)) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(
        request -> {
          // What the page itself made is asked of nobody.
          if (!request.url().startsWith("blob:")) {
            hosts.add(String.valueOf(URI.create(request.url()).getHost()));
          }
        });
    return page;
  }

  /** What the console, scripts and dialogs said. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Hosts that were asked for anything. */
  List<String> hosts() {
    return hosts.stream().distinct().toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("THIMBLE_CHROMIUM")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
