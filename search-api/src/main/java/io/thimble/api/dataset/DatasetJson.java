package io.thimble.api.dataset;

import io.thimble.db.dataset.StoredDataset;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A data set.
 *
 * @param name what a spec calls it
 * @param path its folder on the worker's machine, or null
 * @param words clips of each word
 * @param anyWords whether it speaks whatever keywords a spec asks for
 * @param problem why no search can use it, or null
 * @param skipped files that cannot be read, each with what was found in it
 * @param seenAt when a worker last saw it
 */
public record DatasetJson(
    String name,
    @Nullable String path,
    SortedMap<String, Integer> words,
    boolean anyWords,
    @Nullable String problem,
    List<String> skipped,
    Instant seenAt) {
  static DatasetJson of(StoredDataset dataset) {
    return new DatasetJson(
        dataset.name(),
        dataset.path(),
        dataset.words(),
        dataset.anyWords(),
        dataset.problem(),
        dataset.skipped(),
        dataset.seenAt());
  }
}
