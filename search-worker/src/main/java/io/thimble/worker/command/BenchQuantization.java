package io.thimble.worker.command;

import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.statistics.Mean;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.quantize.bench.Loss;
import io.thimble.worker.quantize.bench.PresetResult;
import io.thimble.worker.quantize.bench.QuantizationBenchmark;
import io.thimble.worker.quantize.bench.SeedResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What int8 loses against float, over many trainings. */
@Command(
    name = "quantization",
    mixinStandardHelpOptions = true,
    description = "Accuracy in float and of the int8 file, over many trainings on real speech.")
final class BenchQuantization implements Callable<Integer> {
  private static final int VARIANTS = 5;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of words, in the layout of Speech Commands.")
  private Path data = Path.of("");

  @Option(
      names = "--presets",
      split = ",",
      paramLabel = "NAME",
      description = "Networks. Default: lstm-basic-s,lstm-s,gru-s,crnn-s.")
  private List<String> presets = List.of("lstm-basic-s", "lstm-s", "gru-s", "crnn-s");

  @Option(names = "--seeds", paramLabel = "N", description = "Trainings of each. Default: 10.")
  private int seeds = 10;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each. Default: 30.")
  private int epochs = SearchDefaults.TRAINING.epochs();

  @Option(
      names = "--networks",
      paramLabel = "DIR",
      description = "Keep trained networks here, and take those that are there: for one data set.")
  private @Nullable Path networks;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    var corpus = Corpus.of(DataSet.scan(data), labels, SearchDefaults.SEED);
    try (var features = TemporaryFeatures.open()) {
      var benchmark =
          new QuantizationBenchmark(
              architecture -> features.of(corpus, architecture.frontEnd(), VARIANTS),
              labels.size(),
              epochs,
              networks);
      var results = new ArrayList<PresetResult>();
      for (var preset : presets) {
        results.add(benchmark.run(preset, seeds, this::progress));
      }
      print(results);
    }
    return 0;
  }

  private void progress(SeedResult result) {
    var err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%s seed %d: validation %s, test %s%n",
        result.preset(),
        result.seed(),
        text(result.validation()),
        text(result.test()));
    err.flush();
  }

  private void print(List<PresetResult> results) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(results));
      return;
    }
    var table =
        new TextTable(
            List.of(
                "network", "seeds", "split", "float %", "int8 %", "points lost", "95 % interval"),
            List.of(0, 2));
    for (var result : results) {
      row(
          table,
          result,
          "validation",
          result.floatValidation(),
          result.integerValidation(),
          result.validationLoss());
      row(table, result, "test", result.floatTest(), result.integerTest(), result.testLoss());
    }
    table.print(out);
  }

  private static void row(
      TextTable table, PresetResult result, String split, Mean floating, Mean integer, Mean loss) {
    table.row(
        result.preset(),
        Integer.toString(result.seeds()),
        split,
        "%.2f".formatted(floating.mean()),
        "%.2f".formatted(integer.mean()),
        "%.2f".formatted(loss.mean()),
        "%.2f to %.2f".formatted(loss.low(), loss.high()));
  }

  private static String text(Loss loss) {
    return String.format(
        Locale.ROOT,
        "%.2f %% float, %.2f %% int8",
        100 * loss.floating().accuracy(),
        100 * loss.integer().accuracy());
  }
}
