package io.thimble.worker.production;

import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.data.Corpus;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clips of the latest searches, each read once. A large data set's fill hundreds of megabytes,
 * and a worker lives for months. Safe for several threads.
 */
public final class Corpora {
  private static final Logger log = LoggerFactory.getLogger(Corpora.class);

  /** Searches that trials take turns at; what is read again costs seconds. */
  private static final int MOST = 4;

  private final LinkedHashMap<Key, Reading> known =
      new LinkedHashMap<>(MOST, 0.75f, /* accessOrder= */ true);

  /**
   * The clips of a search.
   *
   * @throws DataSetException when they cannot serve it
   */
  public Corpus of(SearchSpec spec, ClipFolders folders) {
    var key = new Key(folders, spec.labels(), spec.seed());
    return reading(key).corpus(() -> read(spec, folders));
  }

  /** Whoever reads takes minutes, and holds up only those that want the same. */
  private synchronized Reading reading(Key key) {
    known.values().removeIf(Reading::isGone);
    var reading = known.computeIfAbsent(key, _ -> new Reading());
    if (known.size() > MOST) {
      known.pollFirstEntry();
    }
    return reading;
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

  /** What is read by the first that asks. */
  private static final class Reading {
    private volatile @Nullable Corpus corpus;

    synchronized Corpus corpus(Supplier<Corpus> read) {
      var found = corpus;
      if (found == null) {
        found = read.get();
        corpus = found;
      }
      return found;
    }

    boolean isGone() {
      var found = corpus;
      return found != null && !Files.isDirectory(found.set().folder());
    }
  }

  private record Key(ClipFolders folders, List<String> labels, long seed) {}
}
