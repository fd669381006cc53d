package io.thimble.worker.command;

import io.thimble.worker.train.bench.TrainingBenchmark;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Benchmarks, each side by side with its peer in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Runs a benchmark side by side with its peer.")
final class Bench implements Callable<Integer> {
  /** What can be measured. */
  enum Subject {
    TRAINING
  }

  @Parameters(paramLabel = "WHAT", description = "training: samples per second per core, against PyTorch in Python.")
  private Subject subject = Subject.TRAINING;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    return switch (subject) {
      case TRAINING -> TrainingBenchmark.run(json);
    };
  }
}
