package io.thimble.worker.production;

import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clips of searches, each read once. Safe for several threads. */
public final class Corpora {
  private static final Logger log = LoggerFactory.getLogger(Corpora.class);

  private final ConcurrentHashMap<Key, Corpus> known = new ConcurrentHashMap<>();

  /**
   * The clips of a search.
   *
   * @throws DataSetException when they cannot serve it
   */
  public Corpus of(SearchSpec spec, ClipFolders folders) {
    var key = new Key(folders, spec.labels(), spec.seed());
    return known.computeIfAbsent(key, _ -> read(spec, folders));
  }

  private static Corpus read(SearchSpec spec, ClipFolders folders) {
    var cache = Path.of(folders.cache());
    var folder = folder(spec, folders);
    log.info("Reading the data set {} in {}", spec.dataset(), folder);
    return Corpus.of(DataSet.scan(folder, cache), spec.labels(), spec.seed());
  }

  private static Path folder(SearchSpec spec, ClipFolders folders) {
    if (folders.words() != null) {
      return Path.of(folders.words());
    }
    log.info("Speaking {} and other words", spec.keywords());
    return SyntheticSpeech.folder(Path.of(folders.cache()), spec.keywords());
  }

  private record Key(ClipFolders folders, List<String> labels, long seed) {}
}
