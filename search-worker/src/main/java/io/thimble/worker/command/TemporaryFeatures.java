package io.thimble.worker.command;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.training.Augmentation;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.data.CachedLearningData;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.FeatureCache;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Progress;
import io.thimble.worker.data.Split;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Features of a command's clips, in a folder that goes with the command. */
final class TemporaryFeatures implements AutoCloseable {
  private final Path folder;
  private final FeatureCache cache;

  private TemporaryFeatures(Path folder) {
    this.folder = folder;
    this.cache = new FeatureCache(folder, Long.MAX_VALUE);
  }

  /**
   * An empty folder.
   *
   * @throws IOException when it cannot be made
   */
  static TemporaryFeatures open() throws IOException {
    return new TemporaryFeatures(Files.createTempDirectory("thimble-features"));
  }

  /** The clips as this front end hears them, with so many versions of those for training. */
  LearningData of(Corpus corpus, FrontEnd frontEnd, int variants) {
    return of(corpus, Augmentation.DEFAULT, frontEnd, variants);
  }

  /** The clips as this front end hears them, as many versions as so many epochs are worth. */
  LearningData of(Corpus corpus, FrontEnd frontEnd, Recipe recipe, int epochs) {
    int variants = CachedLearningData.variantsFor(epochs, corpus.clips(Split.TRAINING));
    return of(corpus, recipe.augmentation(), frontEnd, variants);
  }

  private LearningData of(
      Corpus corpus, Augmentation augmentation, FrontEnd frontEnd, int variants) {
    return CachedLearningData.open(
        corpus,
        augmentation,
        frontEnd,
        cache,
        variants,
        Runtime.getRuntime().availableProcessors(),
        Progress.NONE);
  }

  /**
   * The clips of a folder of words, or of the built-in voice.
   *
   * @param data the folder; null: the built-in voice, which speaks the labels' keywords
   */
  Corpus corpus(@Nullable Path data, List<String> labels) {
    var words = labels.stream().filter(SearchSpec::isKeyword).toList();
    var set = data == null ? SyntheticSpeech.folder(folder, words) : data;
    return Corpus.of(DataSet.scan(set), labels, SearchDefaults.SEED);
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }
}
