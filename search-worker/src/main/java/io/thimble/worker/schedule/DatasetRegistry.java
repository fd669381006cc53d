package io.thimble.worker.schedule;

import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.DataSetDescription;
import io.thimble.worker.data.SkippedFile;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the database which data sets this worker sees. */
final class DatasetRegistry {
  private static final Logger log = LoggerFactory.getLogger(DatasetRegistry.class);

  private final DatasetStore datasets;
  private final Path cacheFolder;
  private final Clock clock;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  DatasetRegistry(DatasetStore datasets, Path cacheFolder, Clock clock) {
    this.datasets = datasets;
    this.cacheFolder = cacheFolder;
    this.clock = clock;
  }

  /** Reads every folder and keeps what it is good for, or why it is not. */
  void register(List<Path> folders) {
    see(synthetic());
    for (var folder : folders) {
      log.info("Reading {}", folder);
      var description = DataSet.describe(folder.toAbsolutePath().normalize(), cacheFolder);
      if (description.problem() == null) {
        log.info("Data set {}: {} words", description.name(), description.words().size());
        description
            .skipped()
            .forEach(skipped -> log.warn("Data set {}: skipped {}", description.name(), skipped));
      } else {
        log.warn("Data set {}: {}", description.name(), description.problem());
      }
      see(stored(description));
    }
  }

  /** Names of the data sets that this worker sees and searches can use. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  private void see(StoredDataset dataset) {
    datasets.see(dataset);
    if (dataset.problem() == null) {
      seen.add(dataset.name());
    }
  }

  private StoredDataset stored(DataSetDescription description) {
    return new StoredDataset(
        description.name(),
        description.folder().toString(),
        description.words(),
        false,
        description.problem(),
        description.skipped().stream().map(SkippedFile::toString).toList(),
        clock.instant());
  }

  /**
   * The built-in voice speaks when a search first asks for it; until then its clips are counted as
   * none.
   */
  private StoredDataset synthetic() {
    var keywords = SearchDefaults.KEYWORDS;
    return new StoredDataset(
        SyntheticSpeech.NAME,
        SyntheticSpeech.location(cacheFolder, keywords).toString(),
        zeroClips(keywords),
        true,
        null,
        List.of(),
        clock.instant());
  }

  private static SortedMap<String, Integer> zeroClips(List<String> words) {
    var clips = new TreeMap<String, Integer>();
    words.forEach(word -> clips.put(word, 0));
    return Collections.unmodifiableSortedMap(clips);
  }
}
