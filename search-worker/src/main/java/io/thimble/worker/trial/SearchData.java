package io.thimble.worker.trial;

import io.thimble.db.dataset.DatasetStore;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.data.CachedLearningData;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.FeatureCache;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, checks and prepares the clips that a search learns from. Safe for several threads. */
public final class SearchData {
  private static final Logger log = LoggerFactory.getLogger(SearchData.class);

  private final DatasetStore datasets;
  private final Path cacheFolder;
  private final FeatureCache features;
  private final int threads;
  private final ConcurrentHashMap<CorpusKey, Corpus> corpora = new ConcurrentHashMap<>();

  /**
   * Prepares nothing yet.
   *
   * @param datasets where the folders of data sets are looked up
   * @param cacheFolder for features and the built-in voice's recordings
   * @param cacheBytes most bytes of cached features
   * @param threads most threads that compute features at once
   */
  public SearchData(DatasetStore datasets, Path cacheFolder, long cacheBytes, int threads) {
    this.datasets = datasets;
    this.cacheFolder = cacheFolder;
    this.features = new FeatureCache(cacheFolder, cacheBytes);
    this.threads = threads;
  }

  /**
   * The clips of a search.
   *
   * @throws DataSetException when they cannot serve it
   */
  public Corpus corpus(SearchSpec spec) {
    return corpora.computeIfAbsent(CorpusKey.of(spec), key -> read(spec));
  }

  /**
   * The clips of a search as its network sees them, computed and cached where that has not happened
   * yet.
   *
   * @throws DataSetException when they cannot serve it
   */
  public LearningData open(SearchSpec spec, FrontEnd frontEnd) {
    var corpus = corpus(spec);
    var data =
        CachedLearningData.open(
            corpus,
            frontEnd,
            features,
            CachedLearningData.variantsFor(spec.training().epochs()),
            threads,
            (done, total) -> {});
    // One at a time: a second trial with the same front end finds everything done.
    synchronized (corpus) {
      data.prepare();
    }
    return data;
  }

  private Corpus read(SearchSpec spec) {
    var folder = folder(spec);
    log.info("Reading the data set {} in {}", spec.dataset(), folder);
    return Corpus.of(DataSet.scan(folder, cacheFolder), spec.labels(), spec.seed());
  }

  private Path folder(SearchSpec spec) {
    if (spec.dataset().equals(SyntheticSpeech.NAME)) {
      log.info("Speaking {} and other words", spec.keywords());
      return SyntheticSpeech.folder(cacheFolder, spec.keywords());
    }
    return datasets
        .find(spec.dataset())
        .map(dataset -> dataset.path())
        .map(Path::of)
        .orElseThrow(
            () ->
                new DataSetException(
                    "No worker sees the data set (%s). Maybe start one with its folder: --data DIR."
                        .formatted(spec.dataset())));
  }

  private record CorpusKey(String dataset, List<String> labels, long seed) {
    static CorpusKey of(SearchSpec spec) {
      return new CorpusKey(spec.dataset(), spec.labels(), spec.seed());
    }
  }
}
