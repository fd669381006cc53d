package io.thimble.api.page;

import com.microsoft.playwright.Page;
import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./thimble bench page}: how soon the page of a search shows something, shows its front, and
 * follows a brush with its table, by the browser's own timing. Searches of all sizes are opened in
 * turn, each time in a fresh profile, so that what else the machine does strikes all of them.
 */
public final class PageBenchmark {
  private PageBenchmark() {}

  /** Runs it; {@code --help} tells the options. */
  public static void main(String[] arguments) {
    // The database's libraries log by Logback, which would tell everything between the figures.
    System.setProperty("logback.configurationFile", "io/thimble/api/cli/logback.xml");
    System.exit(new CommandLine(new Options()).execute(arguments));
  }

  /**
   * What was measured of one size, in milliseconds, sorted.
   *
   * @param paint first contentful paint, from the navigation's start
   * @param front the front is drawn, from the navigation's start
   * @param brush from the end of a drag over the front to the table's frame
   * @param range the same along a parallel axis
   */
  private record Figures(
      List<Double> paint, List<Double> front, List<Double> brush, List<Double> range) {
    Figures() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** What can be chosen. */
  @Command(
      name = "page",
      mixinStandardHelpOptions = true,
      description = "How fast the page of a search is, by its number of trials.")
  static final class Options implements Callable<Integer> {
    @Option(names = "--trials", split = ",", description = "sizes. Default: ${DEFAULT-VALUE}")
    private List<Integer> trials = List.of(100, 1_000, 5_000, 10_000);

    @Option(names = "--rounds", description = "how often each is opened. Default: ${DEFAULT-VALUE}")
    private int rounds = 9;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      try (var api = RunningApi.start();
          var chromium = Chromium.start()) {
        Samples.datasets(api.stores());
        var searches = new LinkedHashMap<Integer, SeededSearch>();
        for (int count : trials) {
          say("Writing a search of %,d trials …".formatted(count));
          searches.put(
              count, SeededSearch.many(api.postgres(), "%,d trials".formatted(count), count));
        }
        var figures = new LinkedHashMap<Integer, Figures>();
        trials.forEach(count -> figures.put(count, new Figures()));
        for (int round = 0; round <= rounds; round++) {
          for (var search : searches.entrySet()) {
            // The first round warms the programs up.
            var into = round == 0 ? new Figures() : figures.get(search.getKey());
            measure(chromium, api.address(), search.getValue(), Objects.requireNonNull(into));
          }
          say(round == 0 ? "Warmed up." : "Round %d of %d.".formatted(round, rounds));
        }
        if (!chromium.complaints().isEmpty()) {
          System.err.println("The page complained: " + chromium.complaints());
          return 1;
        }
        tell(figures);
      }
      return 0;
    }

    private void tell(Map<Integer, Figures> figures) {
      if (json) {
        var rows = new ArrayList<Map<String, Object>>();
        figures.forEach(
            (count, measured) -> {
              var row = new LinkedHashMap<String, Object>();
              row.put("trials", count);
              row.put("firstContentfulPaintMillis", ends(measured.paint()));
              row.put("frontDrawnMillis", ends(measured.front()));
              row.put("brushToTableMillis", ends(measured.brush()));
              row.put("rangeToTableMillis", ends(measured.range()));
              rows.add(row);
            });
        System.out.println(JsonMapper.shared().writeValueAsString(rows));
        return;
      }
      System.out.println(
          "milliseconds, median (worst)   first paint   front drawn   brush to table   range to"
              + " table");
      figures.forEach(
          (count, measured) ->
              System.out.printf(
                  "%,9d trials             %13s %13s %16s %16s%n",
                  count,
                  told(measured.paint()),
                  told(measured.front()),
                  told(measured.brush()),
                  told(measured.range())));
    }
  }

  private static void measure(
      Chromium chromium, String address, SeededSearch search, Figures into) {
    var page = chromium.page(1280, 900);
    page.navigate(address + "/#/searches/" + search.id());
    Waiting.until(page, "performance.getEntriesByName('first-front').length > 0");
    into.paint()
        .add(millis(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
    into.front().add(millis(page, "performance.getEntriesByName('first-front')[0].startTime"));
    into.brush().add(Brushes.frame(page));
    into.range().add(Brushes.range(page));
    page.context().close();
  }

  private static double millis(Page page, String expression) {
    return ((Number) Objects.requireNonNull(page.evaluate(expression))).doubleValue();
  }

  private static Map<String, Double> ends(List<Double> values) {
    Collections.sort(values);
    return Map.of("median", values.get(values.size() / 2), "worst", values.getLast());
  }

  private static String told(List<Double> values) {
    var ends = ends(values);
    return "%.0f (%.0f)".formatted(ends.get("median"), ends.get("worst"));
  }

  private static void say(String text) {
    System.err.println("thimble: " + text);
  }
}
