package io.thimble.worker.command;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.export.BundleReader;
import io.thimble.worker.export.BundledNetwork;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingSettings;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A trained network and the clips that it knows.
 *
 * @param network what was trained
 * @param data its clips, with its front end
 */
record SweepSubject(TrainedNetwork network, LearningData data) {
  /**
   * Reads the network of a bundle, or trains a preset.
   *
   * @param name a file that ends in {@code .zip}, or a preset's name
   * @param folder of words
   * @param features of its clips
   * @param progress hears what is being done
   */
  static SweepSubject of(
      String name,
      Path folder,
      int epochs,
      long seed,
      TemporaryFeatures features,
      Consumer<String> progress) {
    return name.endsWith(".zip")
        ? ofBundle(Path.of(name), folder, epochs, features)
        : ofPreset(name, folder, epochs, seed, features, progress);
  }

  private static SweepSubject ofBundle(
      Path bundle, Path folder, int epochs, TemporaryFeatures features) {
    var read = BundleReader.read(bundle);
    var network = BundledNetwork.read(bundle);
    var corpus = Corpus.of(DataSet.scan(folder), read.labels(), read.corpusSeed());
    return new SweepSubject(
        network, data(corpus, network.architecture().frontEnd(), epochs, features));
  }

  private static SweepSubject ofPreset(
      String name,
      Path folder,
      int epochs,
      long seed,
      TemporaryFeatures features,
      Consumer<String> progress) {
    var decisions = Presets.named(name).decisions();
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    Architecture architecture = Spaces.of(decisions.family()).decode(decisions, labels.size());
    var corpus = Corpus.of(DataSet.scan(folder), labels, seed);
    progress.accept("computing the features of %s".formatted(folder));
    var data = data(corpus, architecture.frontEnd(), epochs, features);
    var network =
        Trainer.train(
            architecture,
            data,
            TrainingSettings.of(epochs, seed),
            epoch -> {
              progress.accept(
                  "training %s, epoch %d of %d, loss %.3f"
                      .formatted(name, epoch.number(), epoch.of(), epoch.loss()));
              return true;
            });
    return new SweepSubject(network, data);
  }

  private static LearningData data(
      Corpus corpus, FrontEnd frontEnd, int epochs, TemporaryFeatures features) {
    return features.of(corpus, frontEnd, Recipe.DEFAULT, epochs);
  }
}
