package io.thimble.worker.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of spoken words in the layout of Speech Commands (P. Warden, arXiv 1804.03209): a folder
 * for each word, {@code _background_noise_}, and the lists of the validation and testing clips.
 *
 * @param folder where it is
 * @param clips all readable clips, sorted by name
 * @param background names of the readable background recordings, sorted
 * @param skipped files that cannot be read
 * @param contentHash SHA-256 over the sorted names and contents of all sound files and lists
 */
public record DataSet(
    Path folder,
    List<WordClip> clips,
    List<String> background,
    List<SkippedFile> skipped,
    String contentHash) {
  /** The folder of background recordings within a data set. */
  public static final String BACKGROUND_FOLDER = "_background_noise_";

  /** The lists of the validation and testing clips, where a data set has them. */
  public static final Set<String> LISTS = Set.of(SplitRule.VALIDATION_LIST, SplitRule.TESTING_LIST);

  public DataSet {
    clips = List.copyOf(clips);
    background = List.copyOf(background);
    skipped = List.copyOf(skipped);
  }

  /**
   * Reads every file of the folder.
   *
   * @throws DataSetException if the folder is missing, has fewer than two usable words, or more
   *     than 5 % of its sound files cannot be read
   */
  public static DataSet scan(Path folder) {
    return new DataSetScan(folder, null).run();
  }

  /**
   * The same, but files are read again only after a name, a size or a time of change has changed.
   *
   * @param cacheFolder where the result of the last reading is kept
   */
  public static DataSet scan(Path folder, Path cacheFolder) {
    return new DataSetScan(folder, new ScanCache(cacheFolder)).run();
  }

  /** What people are told of a folder, whether or not a search can use it. */
  public static DataSetDescription describe(Path folder, @Nullable Path cacheFolder) {
    try {
      return describeNow(folder, cacheFolder);
    } catch (DataSetUnavailableException e) {
      return useless(folder, e);
    }
  }

  /**
   * The same, where the answer is kept for good.
   *
   * @throws DataSetUnavailableException when it may be another one soon
   */
  public static DataSetDescription describeNow(Path folder, @Nullable Path cacheFolder) {
    var name = nameOf(folder);
    try {
      var set = cacheFolder == null ? scan(folder) : scan(folder, cacheFolder);
      return new DataSetDescription(
          name,
          folder,
          set.words(),
          set.skipped(),
          set.background().isEmpty()
              ? "generated white and pink noise"
              : String.join(", ", set.background()),
          null);
    } catch (DataSetUnavailableException e) {
      throw e;
    } catch (DataSetException e) {
      return useless(folder, e);
    }
  }

  private static DataSetDescription useless(Path folder, DataSetException problem) {
    return new DataSetDescription(
        nameOf(folder), folder, Collections.emptySortedMap(), List.of(), "", problem.getMessage());
  }

  /** The folder's own name. */
  public String name() {
    return nameOf(folder);
  }

  /** Readable clips of each word. */
  public SortedMap<String, Integer> words() {
    var words = new TreeMap<String, Integer>();
    clips.forEach(clip -> words.merge(clip.word(), 1, Integer::sum));
    return Collections.unmodifiableSortedMap(words);
  }

  /** Where a clip or recording stands. */
  Path file(String name) {
    return folder.resolve(name);
  }

  private static String nameOf(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
