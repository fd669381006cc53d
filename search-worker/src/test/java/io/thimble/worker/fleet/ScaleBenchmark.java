package io.thimble.worker.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./thimble bench scale}: trials a second of real worker processes whose trials take no
 * time, then fleets of simulated workers whose trials take minutes, each on a PostgreSQL of its
 * own, and what searches cost at a price.
 */
@Command(name = "bench scale", mixinStandardHelpOptions = true)
public final class ScaleBenchmark implements Callable<Integer> {
  @Option(
      names = "--processes",
      split = ",",
      defaultValue = "1,2,4,8",
      description = "Worker processes without training; 0 for none (${DEFAULT-VALUE}).")
  private List<Integer> processes = List.of();

  @Option(
      names = "--strategies",
      split = ",",
      defaultValue = "random",
      description = "What proposes for them (${DEFAULT-VALUE}).")
  private List<String> strategies = List.of();

  @Option(
      names = "--fleets",
      split = ",",
      defaultValue = "125,250,500,1000,2000,4000",
      description = "Simulated workers; 0 for none (${DEFAULT-VALUE}).")
  private List<Integer> fleets = List.of();

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "Connections that simulated workers share (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--seconds",
      defaultValue = "25",
      description = "Seconds that are measured each (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--starts",
      defaultValue = "25",
      description = "Simulated workers that start in a second (${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--heartbeat",
      defaultValue = "PT10S",
      description = "Between two signs of life, of which five may be missed (${DEFAULT-VALUE}).")
  private Duration heartbeat = Duration.ZERO;

  @Option(
      names = "--price",
      defaultValue = "0.0446",
      description = "Of a processor for an hour (${DEFAULT-VALUE}).")
  private double price;

  @Option(names = "--plot", description = "Where to write a drawing of the fleets, as SVG.")
  private @Nullable Path plot;

  @Option(names = "--from", description = "What --json printed before, instead of measuring.")
  private @Nullable Path from;

  @Option(names = "--beside", description = "What --json printed before, to be drawn dashed.")
  private @Nullable Path beside;

  @Option(names = "--json", description = "The figures as JSON alone.")
  private boolean json;

  /** Runs it; {@code --help} tells the options. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "io/thimble/worker/command/logback.xml");
    System.exit(new CommandLine(new ScaleBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var figures = from == null ? measured() : read(from);
    if (plot != null && !figures.fleets().isEmpty()) {
      Files.writeString(plot, ScalePlot.of(figures.fleets(), besides()));
    }
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(figures));
    } else {
      ScaleText.print(figures, System.out);
    }
    return 0;
  }

  private Figures measured() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("thimble-bench-scale");
    return new Figures(throughput(folder), fleets(folder), price, Costs.at(price));
  }

  private List<Throughput.Rate> throughput(Path folder) throws IOException, InterruptedException {
    var rates = new ArrayList<Throughput.Rate>();
    for (var strategy : strategies) {
      for (int workers : processes) {
        if (workers > 0) {
          say("%d workers, %s …".formatted(workers, strategy));
          var place = folder.resolve("%s-%d".formatted(strategy, workers));
          rates.add(Throughput.measure(workers, strategy, Duration.ofSeconds(seconds), place));
          say("  %s".formatted(rates.getLast()));
        }
      }
    }
    return rates;
  }

  private List<FleetFigures> fleets(Path folder) throws IOException, InterruptedException {
    var figures = new ArrayList<FleetFigures>();
    for (int workers : fleets) {
      if (workers > 0) {
        say("%d simulated workers …".formatted(workers));
        var place = Files.createDirectory(folder.resolve("fleet-" + workers));
        figures.add(FleetProcess.run(plan(workers), place));
        say("  PostgreSQL %.2f cores".formatted(figures.getLast().postgresCores()));
      }
    }
    return figures;
  }

  private FleetPlan plan(int workers) {
    return new FleetPlan(
        workers,
        connections,
        TrialTimes.MINUTES,
        Duration.ofSeconds(Math.max(1, workers / starts)),
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(seconds),
        heartbeat,
        1_000,
        1);
  }

  private List<FleetFigures> besides() throws IOException {
    return beside == null ? List.of() : read(beside).fleets();
  }

  private static Figures read(Path file) throws IOException {
    return JsonMapper.shared().readValue(Files.readString(file), Figures.class);
  }

  private static void say(String line) {
    System.err.println(line);
  }

  /** All that was measured. */
  record Figures(
      List<Throughput.Rate> throughput,
      List<FleetFigures> fleets,
      double price,
      List<Costs.Cost> costs) {}
}
