package io.thimble.worker.command;

import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.statistics.RankCorrelation;
import io.thimble.worker.study.LearningCurve;
import io.thimble.worker.study.RungForesight;
import io.thimble.worker.study.RungStudy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What an early look at a training says of its end. */
@Command(
    name = "rungs",
    mixinStandardHelpOptions = true,
    description = {
      "Trains random networks of all families to the end and ranks them after each epoch:",
      "Spearman's correlation with the last ranking says where rungs are worth their name."
    })
final class BenchRungs implements Callable<Integer> {
  private static final long MILLION = 1_000_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of words. Default: the built-in voice.")
  private @Nullable Path data;

  @Option(names = "--candidates", paramLabel = "N", description = "Networks. Default: 40.")
  private int candidates = 40;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each. Default: 30.")
  private int epochs = SearchDefaults.TRAINING.epochs();

  @Option(
      names = "--most-mops",
      paramLabel = "N",
      description = "Networks of more million operations are drawn again. Default: 12.")
  private long mostMillions = 12;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the draws. Default: 1.")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON, with every curve.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final AtomicInteger done = new AtomicInteger();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    try (var features = TemporaryFeatures.open()) {
      var corpus = features.corpus(data, labels);
      var study =
          new RungStudy(
              (architecture, recipe) ->
                  features.of(corpus, architecture.frontEnd(), recipe, epochs),
              labels.size(),
              epochs,
              mostMillions * MILLION);
      var cores = Runtime.getRuntime().availableProcessors();
      print(study.run(candidates, seed, cores, this::progress));
    }
    return 0;
  }

  private void progress(LearningCurve curve) {
    var err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "thimble: %d of %d, %s of %d multiply-accumulates: validation %.1f %%, %.0f s%n",
        done.incrementAndGet(),
        candidates,
        curve.family(),
        curve.macs(),
        100 * curve.validation().getLast(),
        curve.seconds());
    err.flush();
  }

  private void print(List<LearningCurve> curves) {
    var out = spec.commandLine().getOut();
    var foresights =
        IntStream.rangeClosed(1, epochs).mapToObj(i -> RungForesight.at(i, curves)).toList();
    var ceiling =
        RankCorrelation.of(
            curves.stream().map(curve -> curve.validation().getLast()).toList(),
            curves.stream().map(LearningCurve::test).toList());
    if (json) {
      out.println(
          JsonMapper.shared()
              .writeValueAsString(
                  Map.of("rungs", foresights, "ceiling", ceiling, "curves", curves)));
      return;
    }
    var table =
        new TextTable(
            List.of(
                "epoch",
                "Spearman",
                "95 % interval",
                "kept by best half %",
                "by best third %",
                "winner's place"),
            List.of());
    foresights.forEach(
        rung ->
            table.row(
                Integer.toString(rung.epoch()),
                "%.3f".formatted(rung.correlation().correlation()),
                interval(rung.correlation()),
                "%.0f".formatted(100 * rung.keptByHalf()),
                "%.0f".formatted(100 * rung.keptByThird()),
                Integer.toString(rung.winnerRank())));
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%d candidates. Kept: of the best quarter at the end. Last validation against last test:"
            + " %.3f (%s), which no early look can beat by more than chance.%n",
        curves.size(),
        ceiling.correlation(),
        interval(ceiling));
  }

  private static String interval(RankCorrelation correlation) {
    return String.format(Locale.ROOT, "%.3f to %.3f", correlation.low(), correlation.high());
  }
}
