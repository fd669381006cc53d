package io.thimble.api.soak;

import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./thimble bench service}: many readers and writers beside a search that trains for real,
 * on one machine. Windows with and without them alternate, so that what else the machine does
 * strikes both.
 *
 * <p>Each reader has the page's files fetched once, follows the search by a stream of events, and
 * asks for the search, its front and its trials every five seconds, with the tags of its last
 * answers. Posts are of searches over words that no worker here has, so that they are kept and wait
 * without taking part in the training.
 */
public final class ServiceBenchmark {
  private static final Path WORKER =
      Path.of("..", "search-worker", "target", "search-worker-0.1.0-SNAPSHOT.jar");

  private static final String SEARCH =
      """
      {"name": "running", "dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
       "strategy": "random", "trials": 10000, "parallelism": 4,
       "budget": {"flashBytes": 30000, "sramBytes": 16000, "opsPerInference": 4000000},
       "training": {"epochs": 4, "rungs": []}, "seed": 3}
      """;

  private static final String ELSEWHERE =
      """
      {"name": "%s", "dataset": "elsewhere", "keywords": ["yes", "no"], "families": ["ds-cnn"],
       "strategy": "random", "trials": 20, "parallelism": 4,
       "budget": {"flashBytes": 60000, "sramBytes": 30000, "opsPerInference": 6000000},
       "training": {"epochs": 10, "rungs": []}, "seed": 3}
      """;

  private final Path folder;
  private final EmbeddedDatabase postgres;
  private final Database stores;

  private ServiceBenchmark(Path folder) {
    this.folder = folder;
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    stores = Database.of(postgres.dataSource());
    var words = new TreeMap<>(Map.of("yes", 30, "no", 30, "tree", 30));
    stores
        .datasets()
        .see(
            new StoredDataset(
                "elsewhere", "/elsewhere", words, false, null, List.of(), Instant.now()));
  }

  /** Runs it; {@code --help} tells the options. */
  public static void main(String[] arguments) {
    // The database's libraries log by Logback, which would tell everything between the figures.
    System.setProperty("logback.configurationFile", "io/thimble/api/cli/logback.xml");
    int exitCode = new CommandLine(new Options()).execute(arguments);
    // The streams of readers end with their program.
    System.exit(exitCode);
  }

  /** How much of what. */
  @Command(name = "bench service", mixinStandardHelpOptions = true)
  private static final class Options implements Callable<Integer> {
    @Option(names = "--readers", defaultValue = "200", description = "Readers (${DEFAULT-VALUE}).")
    private int readers;

    @Option(
        names = "--posts",
        defaultValue = "20",
        description = "Posts a second (${DEFAULT-VALUE}).")
    private int posts;

    @Option(
        names = "--seconds",
        defaultValue = "60",
        description = "Seconds of a window (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
        names = "--pairs",
        defaultValue = "3",
        description = "Pairs of windows (${DEFAULT-VALUE}).")
    private int pairs;

    @Option(names = "--json", description = "The figures as JSON alone.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
      new ServiceBenchmark(Files.createTempDirectory("thimble-bench-service")).run(this);
      return 0;
    }
  }

  private void run(Options options) throws Exception {
    var window = Duration.ofSeconds(options.seconds);
    try (var api = new ApiUnderTest(environment(), folder.resolve("api.log"));
        var worker = worker()) {
      api.awaitReady();
      var search = stores.searches().create(SearchSpecJson.read(SEARCH));
      say("Warming up: features, programs, the first trials …");
      await()
          .atMost(Duration.ofMinutes(5))
          .alias(worker.printed())
          .until(() -> trained(search) >= 40);
      var windows = new ArrayList<Pair>();
      var crowd = new Crowd(api, search, options.readers, options.posts, ELSEWHERE);
      for (int pair = 1; pair <= options.pairs; pair++) {
        double before = trialsPerSecond(search, window);
        crowd.start();
        var api0 = cpu(api.process());
        var own0 = ownCpu();
        double beside = trialsPerSecond(search, window);
        double apiShare = (double) cpu(api.process()).minus(api0).toMillis() / window.toMillis();
        double ownShare = (double) ownCpu().minus(own0).toMillis() / window.toMillis();
        crowd.stop();
        windows.add(new Pair(before, beside, apiShare, ownShare));
        say("pair %d: %s".formatted(pair, windows.getLast()));
      }
      tell(new Figures(windows, share(windows), crowd.met()), options.json);
    } finally {
      postgres.close();
    }
  }

  /** The trials beside the crowd for each one alone. */
  private static double share(List<Pair> windows) {
    return windows.stream().mapToDouble(Pair::beside).sum()
        / windows.stream().mapToDouble(Pair::alone).sum();
  }

  private static void tell(Figures figures, boolean json) {
    if (json) {
      System.out.println(JsonMapper.shared().writeValueAsString(figures));
      return;
    }
    var met = figures.met();
    System.out.printf(
        "trials beside the crowd: %.1f %% of those alone%nreads %s%nposts %s%n%d events by"
            + " streams%nanswers %s%n",
        100 * figures.share(), met.reads(), met.posts(), met.events(), met.answers());
  }

  /**
   * A window without the crowd and one with it.
   *
   * @param alone trials a second
   * @param beside trials a second beside the crowd
   * @param apiCores processor cores that the API took beside the crowd
   * @param crowdCores those that the crowd itself took, which no service has to bear
   */
  private record Pair(double alone, double beside, double apiCores, double crowdCores) {
    @Override
    public String toString() {
      return "%.2f trials a second alone, %.2f beside the crowd (%+.1f %%); API %.2f cores, crowd %.2f"
          .formatted(alone, beside, 100 * (beside / alone - 1), apiCores, crowdCores);
    }
  }

  private record Figures(List<Pair> windows, double share, Crowd.Met met) {}

  private double trialsPerSecond(UUID search, Duration window) throws InterruptedException {
    int before = trained(search);
    long start = System.nanoTime();
    Thread.sleep(window);
    int after = trained(search);
    return (after - before) * 1e9 / (System.nanoTime() - start);
  }

  private int trained(UUID search) {
    return (int)
        stores.trials().ofSearch(search).stream()
            .filter(trial -> trial.state() == TrialState.SCORED)
            .count();
  }

  private Child worker() {
    return Child.start(
        WORKER.toString(),
        "io.thimble.worker.Worker",
        List.of(),
        environment(),
        folder.resolve("worker.log"));
  }

  private Map<String, String> environment() {
    return Map.of(
        "THIMBLE_DB_URL", postgres.jdbcUrl(),
        "THIMBLE_DB_USER", postgres.username(),
        "THIMBLE_DB_PASSWORD", postgres.password(),
        "THIMBLE_FOLDER", folder.toString(),
        "THIMBLE_LIMITS_SEARCHES", "1000000",
        "THIMBLE_LIMITS_TRIALS", "1000000000");
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Duration ownCpu() {
    return cpu(ProcessHandle.current());
  }

  private static void say(String line) {
    System.err.println(line);
  }
}
