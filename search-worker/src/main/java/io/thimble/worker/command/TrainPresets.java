package io.thimble.worker.command;

import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.statistics.Mean;
import io.thimble.worker.study.PresetRun;
import io.thimble.worker.study.PresetStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Trains and scores published networks. */
@Command(
    name = "presets",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the small networks of \"Hello Edge\" on a folder of words, each with its family's"
          + " recipe and several seeds, and scores them in float and as the int8 file that ships.",
      "Without a folder the built-in voice speaks the words."
    })
final class TrainPresets implements Callable<Integer> {
  /** What a search is measured by. */
  private static final List<String> SMALL =
      List.of("ds-cnn-s", "crnn-s", "gru-s", "lstm-s", "lstm-basic-s", "cnn-s", "dnn-s");

  private static final int PERCENT = 100;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of words, in the layout of Speech Commands.")
  private @Nullable Path data;

  @Option(
      names = "--presets",
      split = ",",
      paramLabel = "NAME",
      description = "Networks. Default: the seven small ones.")
  private List<String> presets = SMALL;

  @Option(names = "--seeds", paramLabel = "N", description = "Trainings of each. Default: 3.")
  private int seeds = 3;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each. Default: 60.")
  private int epochs = 60;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Trainings at once. Default: one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each file there: NETWORK-seed-N.tflite.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    try (var features = TemporaryFeatures.open()) {
      var corpus = features.corpus(data, labels);
      var study =
          new PresetStudy(
              (architecture, recipe) ->
                  features.of(corpus, architecture.frontEnd(), recipe, epochs),
              labels.size(),
              epochs);
      var runs = study.run(presets, seeds, threads, this::progress);
      write(runs);
      print(runs);
    }
    return 0;
  }

  private void progress(PresetRun run) {
    var err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "thimble: %s, seed %d: validation %.1f %%, test %.1f %% in float, %.0f s%n",
        run.preset(),
        run.seed(),
        PERCENT * run.floatValidation().accuracy(),
        PERCENT * run.floatTest().accuracy(),
        run.seconds());
    err.flush();
  }

  private void write(List<PresetRun> runs) throws IOException {
    if (out == null) {
      return;
    }
    Files.createDirectories(out);
    for (var run : runs) {
      Files.write(
          out.resolve("%s-seed-%d.tflite".formatted(run.preset(), run.seed())), run.model());
    }
  }

  private void print(List<PresetRun> runs) {
    var to = spec.commandLine().getOut();
    if (json) {
      to.println(JsonMapper.shared().writeValueAsString(runs.stream().map(this::json).toList()));
    } else {
      table(runs, to);
    }
  }

  private Object json(PresetRun run) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("preset", run.preset());
    fields.put("seed", run.seed());
    fields.put("epochs", run.epochs());
    fields.put("floatValidation", AccuracyJson.of(run.floatValidation()));
    fields.put("floatTest", AccuracyJson.of(run.floatTest()));
    fields.put("int8Validation", AccuracyJson.of(run.int8Validation()));
    fields.put("int8Test", AccuracyJson.of(run.int8Test()));
    fields.put("modelBytes", run.modelBytes());
    fields.put("arenaBytes", run.arenaBytes());
    fields.put("seconds", run.seconds());
    return fields;
  }

  private void table(List<PresetRun> runs, PrintWriter to) {
    var table =
        new TextTable(
            List.of(
                "network",
                "seeds",
                "validation: float %",
                "int8 %",
                "test: float %",
                "int8 %",
                "file bytes",
                "arena bytes",
                "minutes"),
            List.of(0));
    for (var preset : presets) {
      var own = runs.stream().filter(run -> run.preset().equals(preset)).toList();
      table.row(
          preset,
          Integer.toString(own.size()),
          seeds(own, run -> PERCENT * run.floatValidation().accuracy()),
          seeds(own, run -> PERCENT * run.int8Validation().accuracy()),
          seeds(own, run -> PERCENT * run.floatTest().accuracy()),
          seeds(own, run -> PERCENT * run.int8Test().accuracy()),
          Long.toString(own.getFirst().modelBytes()),
          Long.toString(own.getFirst().arenaBytes()),
          "%.1f".formatted(mean(own, run -> run.seconds() / 60)));
    }
    table.print(to);
  }

  /** The mean, with the lowest and highest seed. */
  private static String seeds(List<PresetRun> runs, ToDoubleFunction<PresetRun> value) {
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        mean(runs, value),
        runs.stream().mapToDouble(value).min().orElseThrow(),
        runs.stream().mapToDouble(value).max().orElseThrow());
  }

  private static double mean(List<PresetRun> runs, ToDoubleFunction<PresetRun> value) {
    return Mean.of(runs.stream().mapToDouble(value).boxed().toList()).mean();
  }
}
