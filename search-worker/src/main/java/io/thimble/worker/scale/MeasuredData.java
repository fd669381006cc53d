package io.thimble.worker.scale;

import com.sun.management.OperatingSystemMXBean;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.data.CachedLearningData;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.FeatureCache;
import io.thimble.worker.data.Progress;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.train.Dealing;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process that is measured: goes from a folder to a training and prints what each step took.
 */
final class MeasuredData {
  private static final String NETWORK = "dnn-s";
  private static final int VERSIONS = 3;
  private static final int EPOCHS = 3;

  /** Everything that is drawn anew in each batch, at once. */
  private static final Recipe BUSY =
      with(0.2, new Augmentation(100, 0.8, 5, 40, 0.1, 2, 100, 1, 0.2));

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final List<DataPhase> phases = new ArrayList<>();
  private final int threads = Runtime.getRuntime().availableProcessors();
  private final Path cacheFolder;

  private MeasuredData(Path cacheFolder) {
    this.cacheFolder = cacheFolder;
  }

  /** Arguments: the folder of words, a folder for what is kept, and how many clips there are. */
  public static void main(String[] arguments) throws IOException {
    var measured =
        new MeasuredData(Path.of(arguments[1]))
            .run(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
    System.out.println(JsonMapper.shared().writeValueAsString(measured));
  }

  private DataScale run(Path folder, int all) throws IOException {
    var set = measure("read all files", () -> DataSet.scan(folder, cacheFolder), _ -> all);
    int clips = set.clips().size();
    measure("see that none has changed", () -> DataSet.scan(folder, cacheFolder), _ -> clips);
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    var corpus =
        measure("pick clips", () -> Corpus.of(set, labels, SearchDefaults.SEED), _ -> clips);
    long versions =
        (long) VERSIONS * corpus.clips(Split.TRAINING)
            + corpus.clips(Split.VALIDATION)
            + corpus.clips(Split.TESTING);
    measure("compute features", () -> open(corpus), _ -> versions);
    var data = measure("open features", () -> open(corpus), _ -> versions);
    var standardisation =
        measure(
            "find means and deviations",
            () -> Standardisation.of(data.training(0)),
            _ -> corpus.clips(Split.TRAINING));
    learn("", data, standardisation, Recipe.DEFAULT);
    learn(", masks and mixup", data, standardisation, BUSY);
    return new DataScale(
        clips,
        corpus.clips(Split.TRAINING),
        VERSIONS,
        threads,
        Runtime.getRuntime().maxMemory() >> 20,
        diskMegabytes(),
        phases);
  }

  private CachedLearningData open(Corpus corpus) {
    var cache = new FeatureCache(cacheFolder, Long.MAX_VALUE);
    var decisions = Presets.named(NETWORK).decisions();
    var frontEnd =
        Spaces.of(decisions.family()).decode(decisions, corpus.labels().size()).frontEnd();
    var data =
        CachedLearningData.open(
            corpus, Augmentation.DEFAULT, frontEnd, cache, VERSIONS, threads, Progress.NONE);
    data.prepare();
    return data;
  }

  private void learn(
      String how, CachedLearningData data, Standardisation standardisation, Recipe recipe)
      throws IOException {
    var decisions = Presets.named(NETWORK).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, data.labels().size());
    var settings = TrainingSettings.of(EPOCHS, 1, recipe);
    long clips =
        measure(
            "deal batches" + how,
            () -> Dealing.deal(data, standardisation, settings),
            Long::longValue);
    measure(
        "train " + NETWORK + how,
        () -> Trainer.train(architecture, data, settings, TrainingListener.NONE),
        _ -> clips);
  }

  private <T> T measure(String name, Supplier<T> step, ToLongFunction<T> clips) throws IOException {
    ProcessMemory.forgetPeak();
    long processorStart = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    var result = step.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = (SYSTEM.getProcessCpuTime() - processorStart) / 1e9;
    phases.add(
        new DataPhase(
            name,
            clips.applyAsLong(result),
            seconds,
            processorSeconds,
            ProcessMemory.peakMegabytes(),
            ProcessMemory.anonymousMegabytes()));
    System.err.printf("thimble: %s took %.1f s%n", name, seconds);
    return result;
  }

  private long diskMegabytes() throws IOException {
    long bytes = 0;
    try (var files = Files.walk(cacheFolder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes >> 20;
  }

  private static Recipe with(double mixup, Augmentation augmentation) {
    var usual = Recipe.DEFAULT;
    return new Recipe(
        usual.optimizer(),
        usual.decay(),
        usual.warmUp(),
        usual.batchSize(),
        usual.learningRate(),
        usual.highestGradientNorm(),
        usual.weightDecay(),
        usual.labelSmoothing(),
        usual.dropout(),
        mixup,
        augmentation);
  }
}
