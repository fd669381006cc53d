package io.thimble.worker.trial;

import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.archive.LocalCopies;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.speech.SyntheticSpeech;
import io.thimble.worker.production.ClipFolders;
import io.thimble.worker.production.Corpora;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds and checks the clips that a search learns from. Safe for several threads. */
public final class SearchData {
  private final DatasetStore datasets;
  private final Path cacheFolder;
  private final long cacheBytes;
  private final @Nullable LocalCopies copies;
  private final Corpora corpora = new Corpora();

  /**
   * Reads nothing yet.
   *
   * @param datasets where the folders of data sets are looked up
   * @param cacheFolder for features and the built-in voice's recordings
   * @param cacheBytes most bytes of cached features
   */
  public SearchData(DatasetStore datasets, Path cacheFolder, long cacheBytes) {
    this(datasets, cacheFolder, cacheBytes, /* copies= */ null);
  }

  /**
   * The same, with data sets that came as an archive.
   *
   * @param copies where those lie, with all that is computed from them; null for none
   */
  public SearchData(
      DatasetStore datasets, Path cacheFolder, long cacheBytes, @Nullable LocalCopies copies) {
    this.datasets = datasets;
    this.cacheFolder = cacheFolder;
    this.cacheBytes = cacheBytes;
    this.copies = copies;
  }

  /**
   * The clips of a search.
   *
   * @throws DataSetException when they cannot serve it
   */
  public Corpus corpus(StoredSearch search) {
    return corpora.of(search.spec(), folders(search));
  }

  /**
   * Where the clips of a search lie.
   *
   * @throws DataSetException when no worker has seen them
   */
  ClipFolders folders(StoredSearch search) {
    var imported = search.imported();
    if (imported != null && copies != null) {
      var copy = copies.find(imported);
      return new ClipFolders(copy.words().toString(), copy.cache().toString(), cacheBytes);
    }
    var spec = search.spec();
    var words = spec.dataset().equals(SyntheticSpeech.NAME) ? null : folder(spec);
    return new ClipFolders(words, cacheFolder.toString(), cacheBytes);
  }

  private String folder(SearchSpec spec) {
    return datasets
        .find(spec.dataset())
        .map(dataset -> dataset.path())
        .orElseThrow(
            () ->
                new DataSetException(
                    "No worker sees the data set (%s). Maybe start one with its folder: --data DIR."
                        .formatted(spec.dataset())));
  }
}
