package io.thimble.worker.train.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Compares two trainings at once on two cores with one on one core. */
public final class ScalingBenchmark {
  private static final String ALONE = "1";
  private static final String TOGETHER = "2";

  private final int pairs;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param pairs runs of each side of a network
   * @param progress hears what is going on, line by line
   */
  public ScalingBenchmark(int pairs, Consumer<String> progress) {
    this.pairs = pairs;
    this.progress = progress;
  }

  /**
   * Runs the comparison; a pair of one network takes about a quarter of a minute.
   *
   * @param networks names of presets
   * @throws IllegalStateException when a run fails
   */
  public List<Scaling> run(List<String> networks)
      throws IOException, InterruptedException, ExecutionException {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      throw new IllegalStateException(
          "This machine has one core for us. Maybe let the program use two.");
    }
    var scalings = new ArrayList<Scaling>();
    for (var network : networks) {
      var alone = new ArrayList<Rate>();
      var threads = new ArrayList<Rate>();
      var processes = new ArrayList<Rate>();
      for (int pair = 0; pair < pairs; pair++) {
        alone.add(Rate.read(training(network, ALONE).run()));
        threads.add(Rate.read(training(network, TOGETHER).on("0,1").run()));
        processes.add(twoProcesses(network));
        progress.accept(
            String.format(
                Locale.ROOT,
                "%s, pair %d of %d: %.0f samples/s alone, %.0f in two threads, %.0f in two"
                    + " processes",
                network,
                pair + 1,
                pairs,
                alone.getLast().samplesPerSecond(),
                threads.getLast().samplesPerSecond(),
                processes.getLast().samplesPerSecond()));
      }
      scalings.add(Scaling.of(network, "two threads of one process", threads, alone));
      scalings.add(Scaling.of(network, "two processes", processes, alone));
    }
    return scalings;
  }

  private static Rate twoProcesses(String network) throws InterruptedException, ExecutionException {
    var tasks =
        List.<Callable<Rate>>of(
            () -> Rate.read(training(network, ALONE).run()),
            () -> Rate.read(training(network, ALONE).on("1").run()));
    try (var executor = Executors.newFixedThreadPool(tasks.size())) {
      var results = executor.invokeAll(tasks);
      return results.get(0).get().beside(results.get(1).get());
    }
  }

  private static Contestant training(String network, String trainings) {
    var linger = Double.toString(Stopwatch.LINGER_SECONDS);
    return Contestant.java("thimble", MeasuredTraining.class, List.of(network, trainings, linger));
  }
}
