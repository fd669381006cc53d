package io.thimble.db.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A data set that a worker sees.
 *
 * @param name unique name; the folder's own name, or {@code synthetic} for the built-in voice
 * @param path the folder on the worker's machine, or null for the built-in voice
 * @param words clips of each word
 * @param anyWords whether any list of keywords will do, because they are spoken on demand
 * @param problem why no search can use it, or null
 * @param skipped files that cannot be read, each with what was found in it; searches do without
 *     them
 * @param seenAt when a worker last saw it
 */
public record StoredDataset(
    String name,
    @Nullable String path,
    SortedMap<String, Integer> words,
    boolean anyWords,
    @Nullable String problem,
    List<String> skipped,
    Instant seenAt) {
  public StoredDataset {
    skipped = List.copyOf(skipped);
  }

  /** Words with at least one clip, most clips first. */
  public List<String> wordsByClips() {
    return words.entrySet().stream()
        .filter(word -> word.getValue() > 0)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
