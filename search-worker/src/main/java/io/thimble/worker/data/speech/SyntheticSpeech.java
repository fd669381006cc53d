package io.thimble.worker.data.speech;

import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.data.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The built-in data set: FreeTTS speaks the keywords and about twenty other words as forty
 * speakers, in four kinds of noise. The same words give the same bytes. A set is spoken once and
 * kept; it comes into being whole or not at all, also when two processes want it at once.
 */
public final class SyntheticSpeech {
  /** The data set's name, which is its folder's own name. */
  public static final String NAME = "synthetic";

  private static final String UNFINISHED = "unfinished";

  /** No set takes so long to speak: whoever began this one was killed. */
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private SyntheticSpeech() {}

  /**
   * The data set's folder, spoken now unless it is there already; that takes some seconds.
   *
   * @param cacheFolder where spoken sets are kept
   * @param keywords the words that searches tell apart, in any order
   * @throws DataSetException if the voice cannot say one of them, or the folder cannot be written
   */
  public static Path folder(Path cacheFolder, List<String> keywords) {
    return folder(cacheFolder, keywords, Recipe.DEFAULT);
  }

  /** Where {@link #folder} keeps or will keep these words. */
  public static Path location(Path cacheFolder, List<String> keywords) {
    return kept(cacheFolder, keywords, Recipe.DEFAULT).resolve(NAME);
  }

  private static Path kept(Path cacheFolder, List<String> keywords, Recipe recipe) {
    var sorted = keywords.stream().sorted().toList();
    return cacheFolder
        .resolve("speech")
        .resolve(Digests.sha256(recipe + "\n" + sorted).substring(0, 16));
  }

  static Path folder(Path cacheFolder, List<String> keywords, Recipe recipe) {
    var sorted = keywords.stream().sorted().toList();
    var spoken = cacheFolder.resolve("speech");
    var kept = kept(cacheFolder, keywords, recipe);
    if (Files.isDirectory(kept)) {
      return kept.resolve(NAME);
    }
    var synthesizer = Synthesizer.get();
    Words.check(sorted, synthesizer);
    try {
      Files.createDirectories(spoken);
      deleteAbandoned(spoken);
      var unfinished = Files.createTempDirectory(spoken, UNFINISHED);
      try {
        new SpokenDataSet(recipe, synthesizer, sorted)
            .write(Files.createDirectory(unfinished.resolve(NAME)));
        keep(unfinished, kept);
      } finally {
        delete(unfinished);
      }
    } catch (IOException e) {
      throw new DataSetUnavailableException(
          "The spoken words cannot be written to %s (%s: %s). Maybe the disk is full, or this user may not write there."
              .formatted(spoken, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
    return kept.resolve(NAME);
  }

  /** Puts the set in its place, unless another thread or process was faster with the same one. */
  private static void keep(Path unfinished, Path kept) throws IOException {
    try {
      Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(kept.resolve(NAME))) {
        throw e;
      }
    }
  }

  private static void deleteAbandoned(Path spoken) throws IOException {
    var abandoned = Instant.now().minus(ABANDONED_AFTER);
    try (var folders = Files.newDirectoryStream(spoken, UNFINISHED + "*")) {
      for (var folder : folders) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(abandoned)) {
          delete(folder);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process deletes the same one, and ends it.
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
