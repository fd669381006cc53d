package io.thimble.worker.command;

import io.thimble.worker.train.bench.TrainingBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Samples per second per core, against PyTorch in Python. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = "Samples per second per core in training, against PyTorch in Python.")
final class BenchTraining implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--pairs", paramLabel = "N", description = "Runs of each side. Default: 7.")
  private int pairs = 7;

  @Override
  public Integer call() throws Exception {
    var arguments = new ArrayList<>(List.of("--pairs", Integer.toString(pairs)));
    if (json) {
      arguments.add("--json");
    }
    TrainingBenchmark.main(arguments.toArray(String[]::new));
    return 0;
  }
}
