package io.thimble.worker.command;

import io.thimble.worker.train.bench.Comparison;
import io.thimble.worker.train.bench.Scaling;
import io.thimble.worker.train.bench.ScalingBenchmark;
import io.thimble.worker.train.bench.TrainingBenchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Samples per second per core, against PyTorch in Python. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = "Samples per second per core in training, against PyTorch in Python.")
final class BenchTraining implements Callable<Integer> {
  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME",
      description = "Presets. Default: the small one of each family.")
  private List<String> networks = TrainingBenchmark.NETWORKS;

  @Option(names = "--pairs", paramLabel = "N", description = "Runs of each side. Default: 5.")
  private int pairs = 5;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "1: against the peer. 2: two trainings on two cores against one. Default: 1.")
  private int cores = 1;

  @Option(
      names = "--blas",
      paramLabel = "DIR",
      description = "Let the peer also use the libblas.so.3 of this folder, such as OpenBLAS's.")
  private @Nullable Path blas;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (pairs < 1) {
      throw new IllegalArgumentException("%d pairs are none. Maybe use 5.".formatted(pairs));
    }
    if (cores != 1 && cores != 2) {
      throw new IllegalArgumentException(
          "The benchmark does not run on %d cores. Maybe use 1 or 2.".formatted(cores));
    }
    if (cores == 1) {
      var rows = new TrainingBenchmark(pairs, blas, this::say).run(networks);
      print(rows, comparisons(rows));
    } else {
      var rows = new ScalingBenchmark(pairs, this::say).run(networks);
      print(rows, scalings(rows));
    }
    return 0;
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private void print(List<?> rows, TextTable table) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(rows));
    } else {
      table.print(out);
    }
  }

  private static TextTable comparisons(List<Comparison> rows) {
    var headings =
        List.of(
            "network", "samples/s", "of peak", "peer", "samples/s", "ratio", "of pairs", "by wall");
    var table = new TextTable(headings, List.of(0, 3));
    for (var row : rows) {
      table.row(
          row.network(),
          text("%.0f", row.samplesPerSecondPerCore()),
          text("%.0f %%", 100 * row.shareOfPeak()),
          row.peer(),
          text("%.0f", row.peerSamplesPerSecondPerCore()),
          text("%.2f", row.ratio()),
          text("%.2f to %.2f", row.lowestRatio(), row.highestRatio()),
          text("%.2f", row.wallClockRatio()));
    }
    return table;
  }

  private static TextTable scalings(List<Scaling> rows) {
    var headings =
        List.of(
            "network",
            "two trainings in",
            "samples/s",
            "alone",
            "ratio",
            "of pairs",
            "by processor time");
    var table = new TextTable(headings, List.of(0, 1));
    for (var row : rows) {
      table.row(
          row.network(),
          row.way(),
          text("%.0f", row.samplesPerSecond()),
          text("%.0f", row.samplesPerSecondAlone()),
          text("%.2f", row.ratio()),
          text("%.2f to %.2f", row.lowestRatio(), row.highestRatio()),
          text("%.2f", row.processorTimeRatio()));
    }
    return table;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
