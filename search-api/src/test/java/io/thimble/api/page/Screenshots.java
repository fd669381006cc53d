package io.thimble.api.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./thimble screenshots}: pictures of every page, light and dark, of a search that was
 * really made. The README shows them.
 */
public final class Screenshots {
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  /** Pages that are taken whole, too. */
  private static final List<String> LONG = List.of("search", "trial");

  private static final String SEARCH =
      """
      {"name": "ten words for the F446RE", "dataset": "%s", "device": "nucleo-f446re",
       "budget": {"flashBytes": 80000, "sramBytes": 40000, "opsPerInference": 6000000},
       "families": ["ds-cnn", "dnn", "cnn"], "trials": %d, "training": {"epochs": 15, "rungs": [5]}}
      """;
  private static final String SECOND =
      """
      {"name": "four words, tiny", "dataset": "synthetic", "keywords": ["lamp", "heat", "door", "stop"],
       "budget": {"flashBytes": 30000, "sramBytes": 16000}, "families": ["ds-cnn", "dnn"],
       "trials": 8, "training": {"epochs": 6}}
      """;

  private Screenshots() {}

  /** Takes them; {@code --help} tells the options. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Options()).execute(arguments));
  }

  /** What can be chosen. */
  @Command(
      name = "screenshots",
      mixinStandardHelpOptions = true,
      description = "Takes pictures of every page, light and dark, of a real search.")
  static final class Options implements Callable<Integer> {
    @Option(names = "--out", description = "where the pictures go. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("docs", "screenshots");

    @Option(names = "--data", description = "a folder of words. Default: the built-in voice")
    private @Nullable Path data;

    @Option(names = "--trials", description = "of the search. Default: ${DEFAULT-VALUE}")
    private int trials = 24;

    @Override
    public Integer call() throws IOException {
      var folder = Files.createTempDirectory("thimble-screenshots");
      var data = this.data;
      var options =
          data == null
              ? new String[0]
              : new String[] {"--data", data.toAbsolutePath().normalize().toString()};
      var dataset = data == null ? "synthetic" : String.valueOf(data.normalize().getFileName());
      say("Starting a service …");
      try (var service = RealService.start(folder, options);
          var chromium = Chromium.start()) {
        var search = service.post(SEARCH.formatted(dataset, trials));
        var second = service.post(SECOND);
        say("Searching: %d trials, at %s …".formatted(trials, service.address()));
        service.awaitCompleted(search, Duration.ofMinutes(40));
        service.awaitCompleted(second, Duration.ofMinutes(10));
        Files.createDirectories(out);
        for (var shot : shots(service, search, second).entrySet()) {
          var address = service.address() + "/" + shot.getValue();
          for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var name = shot.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT);
            take(chromium.page(WIDE, 900), address, scheme, name, LONG.contains(shot.getKey()));
          }
          take(
              chromium.page(PHONE, 844),
              address,
              ColorScheme.LIGHT,
              shot.getKey() + "-phone",
              false);
        }
        if (!chromium.complaints().isEmpty()) {
          System.err.println("The pages complained: " + chromium.complaints());
          return 1;
        }
      }
      return 0;
    }

    /** Takes what is first seen of a page, and the whole of a long one. */
    private void take(Page page, String address, ColorScheme scheme, String name, boolean whole) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.navigate(address);
      page.locator("h1").first().waitFor();
      Waiting.settled(page);
      // Charts have grown within this time.
      page.waitForTimeout(2_000);
      shoot(page, name, false);
      if (whole) {
        shoot(page, name + "-whole", true);
      }
      page.context().close();
    }

    private void shoot(Page page, String name, boolean whole) {
      var file = out.resolve(name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
      say(file.toString());
    }
  }

  /** What is shown, by the picture's name. */
  private static Map<String, String> shots(RealService service, String search, String second) {
    var numbers = new ArrayList<String>();
    service
        .get("/searches/" + search + "/front")
        .get("front")
        .forEach(member -> numbers.add(search + ":" + member.get("trial").asInt()));
    service
        .get("/searches/" + second + "/front")
        .get("front")
        .forEach(member -> numbers.add(second + ":" + member.get("trial").asInt()));
    var winner = numbers.getFirst().substring(numbers.getFirst().indexOf(':') + 1);
    var compared =
        List.of(numbers.get(0), numbers.get(Math.min(1, numbers.size() - 1)), numbers.getLast());
    var shots = new LinkedHashMap<String, String>();
    shots.put("searches", "#/");
    shots.put("new-search", "#/new?device=nucleo-f446re&flash=80000&sram=40000&ops=6000000");
    shots.put("search", "#/searches/" + search);
    shots.put("trial", "#/searches/%s/trials/%s".formatted(search, winner));
    shots.put("compare", "#/compare?trials=" + String.join(",", compared));
    shots.put("devices", "#/devices");
    shots.put("device", "#/devices/nucleo-f446re");
    return shots;
  }

  private static void say(String text) {
    System.err.println("thimble: " + text);
  }
}
