package io.thimble.worker.command;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.CachedLearningData;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.FeatureCache;
import io.thimble.worker.data.LearningData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return CachedLearningData.open(
        corpus,
        frontEnd,
        cache,
        variants,
        Runtime.getRuntime().availableProcessors(),
        (done, total) -> {});
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }
}
