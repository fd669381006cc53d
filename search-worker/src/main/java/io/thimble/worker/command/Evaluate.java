package io.thimble.worker.command;

import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.export.BundleReader;
import io.thimble.worker.export.Spotter;
import io.thimble.worker.export.SpotterReader;
import io.thimble.worker.score.Confusion;
import io.thimble.worker.score.Int8Scorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Scores a bundle, or a model with a stated front end, on a folder of words. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Scores a model on a folder of words, in the TensorFlow Lite interpreter.")
final class Evaluate implements Callable<Integer> {
  /** Which clips are scored. */
  enum Clips {
    VALIDATION,
    TESTING,
    ALL
  }

  @Parameters(
      paramLabel = "BUNDLE.zip|MODEL.tflite",
      description = "What a search's winner left, or any int8 keyword model with --frontend.")
  private Path model = Path.of("");

  @Option(
      names = "--frontend",
      paramLabel = "SETTINGS.json",
      description =
          "For a MODEL.tflite: its front end, standardisation and labels, as in the settings.json"
              + " of a bundle.")
  private @Nullable Path frontEnd;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "A folder of words, in the layout of Speech Commands.")
  private Path data = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "validation, testing or all (training clips too). Default: testing.")
  private Clips split = Clips.TESTING;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var spotter = spotter();
    var corpus = Corpus.of(DataSet.scan(data), spotter.labels(), spotter.corpusSeed());
    var confusion = score(spotter, corpus);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(asJson(spotter, confusion)));
    } else {
      print(out, spotter, confusion);
    }
    return 0;
  }

  private Spotter spotter() {
    return frontEnd == null
        ? Spotter.of(BundleReader.read(model))
        : SpotterReader.read(model, frontEnd);
  }

  private Confusion score(Spotter spotter, Corpus corpus) throws IOException {
    try (var features = TemporaryFeatures.open()) {
      var learning = features.of(corpus, spotter.frontEnd(), 1);
      return Confusion.sum(
          sets(learning)
              .map(clips -> Int8Scorer.score(spotter.model(), clips, spotter.standardisation()))
              .toList());
    }
  }

  private Stream<FeatureSet> sets(LearningData learning) {
    return switch (split) {
      case VALIDATION -> Stream.of(learning.validation());
      case TESTING -> Stream.of(learning.testing());
      case ALL -> Stream.of(learning.training(0), learning.validation(), learning.testing());
    };
  }

  private static Object asJson(Spotter spotter, Confusion confusion) {
    var fields = AccuracyJson.of(confusion.accuracy());
    fields.put("balancedAccuracy", confusion.balancedAccuracy());
    fields.put("labels", spotter.labels());
    fields.put("confusion", confusion.counts());
    return fields;
  }

  private void print(PrintWriter out, Spotter spotter, Confusion confusion) {
    var accuracy = confusion.accuracy();
    out.printf(
        Locale.ROOT,
        "%s, on the %s clips of %s%n",
        spotter.title(),
        split.name().toLowerCase(Locale.ROOT),
        data);
    out.printf(
        Locale.ROOT,
        "int8 accuracy %.2f %% (%d of %d clips; 95 %% interval %.2f to %.2f %%), balanced %.2f"
            + " %%%n%n",
        100 * accuracy.accuracy(),
        accuracy.correct(),
        accuracy.clips(),
        100 * accuracy.low(),
        100 * accuracy.high(),
        100 * confusion.balancedAccuracy());
    printConfusion(out, spotter.labels(), confusion.counts());
  }

  private static void printConfusion(PrintWriter out, List<String> labels, int[][] counts) {
    int width = Math.max(5, labels.stream().mapToInt(String::length).max().orElse(0)) + 1;
    out.print(" ".repeat(width));
    labels.forEach(label -> out.printf("%" + width + "s", label));
    out.println("   <- heard");
    for (int said = 0; said < labels.size(); said++) {
      out.printf("%" + width + "s", labels.get(said));
      for (int count : counts[said]) {
        out.printf("%" + width + "s", count == 0 ? "." : Integer.toString(count));
      }
      out.println();
    }
  }
}
