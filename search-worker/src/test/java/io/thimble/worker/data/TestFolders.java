package io.thimble.worker.data;

import io.thimble.worker.data.audio.Noise;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Small data sets of noise, in the layout of Speech Commands. */
final class TestFolders {
  static final List<String> LABELS = List.of("silence", "unknown", "yes", "no");

  private TestFolders() {}

  /** Four words by so many speakers, one clip each, without background and lists. */
  static Path withoutLists(Path folder, int speakers) throws IOException {
    return words(folder, List.of("yes", "no", "tree", "bird"), speakers);
  }

  /** These words by so many speakers, one clip each. */
  static Path words(Path folder, List<String> words, int speakers) throws IOException {
    for (String word : words) {
      for (int speaker = 0; speaker < speakers; speaker++) {
        clip(folder.resolve(word).resolve("speaker%d_nohash_0.wav".formatted(speaker)), 16_000);
      }
    }
    return folder;
  }

  static void clip(Path file, int samples) throws IOException {
    Files.createDirectories(file.getParent());
    var random = new SplittableRandom(file.getFileName().toString().hashCode());
    WavWriter.write(file, new Recording(16_000, Noise.scaled(Noise.white(samples, random), 0.1)));
  }
}
