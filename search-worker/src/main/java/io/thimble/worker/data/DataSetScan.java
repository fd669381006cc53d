package io.thimble.worker.data;

import io.thimble.worker.data.ScanCache.ScanResult;
import io.thimble.worker.data.audio.UnreadableAudioException;
import io.thimble.worker.data.audio.WavReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading of a data set's folder, with every check that its files must pass. */
final class DataSetScan {
  /** One file in so many may be broken: 5 %. */
  private static final int ONE_BROKEN_IN = 20;

  /** Broken files that a message names. */
  private static final int NAMED_FILES = 20;

  private final Path folder;
  private final @Nullable ScanCache cache;

  DataSetScan(Path folder, @Nullable ScanCache cache) {
    this.folder = folder;
    this.cache = cache;
  }

  DataSet run() {
    if (!Files.exists(folder)) {
      throw new DataSetException(
          "The data folder (%s) does not exist. Maybe its path is mistyped.".formatted(folder));
    }
    if (!Files.isDirectory(folder)) {
      throw new DataSetException(
          "The data folder (%s) is a file. Maybe unpack it first.".formatted(folder));
    }
    try {
      var files = DataSetFiles.in(folder);
      requireSounds(files);
      var result = result(files);
      requireMostlyReadable(files, result.skipped());
      return dataSet(files, result);
    } catch (AccessDeniedException e) {
      throw new DataSetException(unreadable(e), e);
    } catch (UncheckedIOException | IOException e) {
      throw new DataSetUnavailableException(unreadable(e), e);
    }
  }

  private String unreadable(Exception cause) {
    return "The data folder (%s) cannot be read (%s: %s). Maybe this user may not read it."
        .formatted(folder, cause.getClass().getSimpleName(), cause.getMessage());
  }

  private void requireSounds(DataSetFiles files) {
    if (files.sounds().stream().allMatch(DataSetFiles::isBackground)) {
      throw new DataSetException(
          ("The data folder (%s) holds no words (0 folders with WAV files). Maybe it is empty, or"
                  + " the folder of each word lies one level deeper.")
              .formatted(folder));
    }
  }

  private ScanResult result(DataSetFiles files) throws IOException {
    if (cache == null) {
      return read(files);
    }
    var key = ScanCache.key(folder, files);
    var known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    var result = read(files);
    cache.keep(key, result);
    return result;
  }

  private ScanResult read(DataSetFiles files) throws IOException {
    var sounds = files.sounds();
    var contents = new Contents[sounds.size()];
    IntConsumer read = i -> contents[i] = read(sounds.get(i));
    Parallel.forEach(contents.length, Runtime.getRuntime().availableProcessors(), () -> read);
    var skipped = new ArrayList<SkippedFile>();
    var all = Digests.sha256();
    for (int i = 0; i < contents.length; i++) {
      if (contents[i].digest().length > 0) {
        all.update((sounds.get(i) + "\0").getBytes(StandardCharsets.UTF_8));
        all.update(contents[i].digest());
      }
      if (contents[i].problem() != null) {
        skipped.add(new SkippedFile(sounds.get(i), contents[i].problem()));
      }
    }
    for (String list : files.lists()) {
      all.update((list + "\0").getBytes(StandardCharsets.UTF_8));
      all.update(Digests.sha256().digest(Files.readAllBytes(folder.resolve(list))));
    }
    return new ScanResult(Digests.hex(all.digest()), skipped);
  }

  private Contents read(String sound) {
    var digest = new byte[0];
    try {
      byte[] bytes = WavReader.bytes(folder.resolve(sound));
      digest = Digests.sha256().digest(bytes);
      WavReader.decode(bytes, sound);
      return new Contents(digest, null);
    } catch (UnreadableAudioException e) {
      requireUnhindered(e);
      return new Contents(digest, e.reason());
    }
  }

  /** What is said of a file is remembered, so it must not be what the machine's trouble is. */
  private static void requireUnhindered(UnreadableAudioException failure) {
    if (failure.getCause() instanceof IOException cause
        && !(cause instanceof AccessDeniedException)
        && !(cause instanceof NoSuchFileException)) {
      throw new UncheckedIOException(cause);
    }
  }

  private void requireMostlyReadable(DataSetFiles files, List<SkippedFile> skipped) {
    int total = files.sounds().size();
    if (skipped.size() * ONE_BROKEN_IN <= total) {
      return;
    }
    var list =
        skipped.stream()
            .limit(NAMED_FILES)
            .map(file -> "\n  " + file)
            .collect(Collectors.joining());
    int more = skipped.size() - NAMED_FILES;
    throw new DataSetException(
        "In the data folder (%s) %d of %d sound files cannot be read; up to 5 %% may be broken.%s%s\n"
                .formatted(
                    folder,
                    skipped.size(),
                    total,
                    list,
                    more > 0 ? "\n  … and " + more + " more" : "")
            + "Maybe the copy was interrupted, or these files want converting to WAV.");
  }

  private DataSet dataSet(DataSetFiles files, ScanResult result) throws IOException {
    Set<String> broken =
        result.skipped().stream().map(SkippedFile::name).collect(Collectors.toSet());
    var rule = SplitRule.of(folder);
    var clips = new ArrayList<WordClip>();
    var words = new HashMap<String, String>();
    var background = new ArrayList<String>();
    for (String sound : files.sounds()) {
      if (broken.contains(sound)) {
        continue;
      }
      if (DataSetFiles.isBackground(sound)) {
        background.add(sound);
      } else {
        int slash = sound.indexOf('/');
        // A hundred thousand clips share some dozens of words.
        String word = words.computeIfAbsent(sound.substring(0, slash), name -> name);
        String fileName = sound.substring(slash + 1);
        clips.add(new WordClip(word, fileName, rule.split(word, fileName)));
      }
    }
    var set = new DataSet(folder, clips, background, result.skipped(), result.contentHash());
    if (set.words().size() < 2) {
      throw new DataSetException(
          "The data folder (%s) holds too few words (%s), and two are needed. Maybe more folders of words are missing."
              .formatted(folder, set.words().keySet()));
    }
    return set;
  }

  /**
   * What was found in a sound file.
   *
   * @param digest of its bytes; empty where it could not be opened
   * @param problem why it takes no part, or null
   */
  private record Contents(byte[] digest, @Nullable String problem) {}
}
