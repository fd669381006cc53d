package io.thimble.worker.command;

import io.thimble.hw.statistics.Mean;
import io.thimble.worker.simulation.Shift;
import io.thimble.worker.simulation.WorkerSimulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** How busy workers are although the order of their reports decides nothing. */
@Command(
    name = "workers",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates searches whose proposals depend on trial numbers, not on the order of arrival,",
      "and prints the share of time in which workers train."
    })
final class BenchWorkers implements Callable<Integer> {
  private static final List<Integer> WORKERS = List.of(1, 2, 4, 8);
  private static final List<Double> PARALLELISM = List.of(1.0, 1.5, 2.0, 3.0);

  @Option(names = "--trials", paramLabel = "N", description = "Trials of a search. Default: 100.")
  private int trials = 100;

  @Option(names = "--seeds", paramLabel = "K", description = "Searches of each kind. Default: 30.")
  private int seeds = 30;

  @Option(
      names = "--spread",
      paramLabel = "S",
      description = "Deviation of the logarithm of a training's time. Default: 0.9.")
  private double spread = 0.9;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * A row of the table.
   *
   * @param workers trainings that run at once
   * @param parallelism of the search
   * @param rungs whether trials are compared after a third of their training
   * @param busy share of the time that workers train
   */
  record Row(int workers, int parallelism, boolean rungs, Mean busy) {}

  @Override
  public Integer call() {
    var rows = new ArrayList<Row>();
    for (var rungs : List.of(false, true)) {
      for (int workers : WORKERS) {
        PARALLELISM.stream()
            .map(factor -> (int) Math.ceil(factor * workers))
            .distinct()
            .map(parallelism -> row(workers, parallelism, rungs))
            .forEach(rows::add);
      }
    }
    print(rows);
    return 0;
  }

  private Row row(int workers, int parallelism, boolean rungs) {
    var shares =
        LongStream.range(0, seeds)
            .mapToObj(seed -> new Shift(workers, parallelism, trials, rungs, spread, seed))
            .map(WorkerSimulation::busyShare)
            .toList();
    return new Row(workers, parallelism, rungs, Mean.of(shares));
  }

  private void print(List<Row> rows) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(rows));
      return;
    }
    var table =
        new TextTable(
            List.of("workers", "parallelism", "rungs", "busy %", "95 % interval"), List.of());
    rows.forEach(
        row ->
            table.row(
                Integer.toString(row.workers()),
                Integer.toString(row.parallelism()),
                row.rungs() ? "one" : "none",
                "%.1f".formatted(100 * row.busy().mean()),
                "%.1f to %.1f".formatted(100 * row.busy().low(), 100 * row.busy().high())));
    table.print(out);
  }
}
