package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.audio.Pcm;
import io.thimble.worker.data.features.FeatureExtractor;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedLearningDataTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(10, 40, 40);

  @TempDir Path temp;
  private Corpus corpus;

  @BeforeEach
  void smallCorpus() throws IOException {
    var set = DataSet.scan(TestFolders.withoutLists(temp.resolve("set"), 40));
    corpus = Corpus.of(set, TestFolders.LABELS, 1);
  }

  @Test
  void featuresAreThoseOfTheExtractor() {
    var data = data(FeatureCache.DEFAULT_MAXIMUM_BYTES);
    var extractor = new FeatureExtractor(FRONT_END);
    var augmentation = corpus.augmentation(Augmentation.DEFAULT, FRONT_END);

    var training = data.training(1);

    assertThat(training.clips()).isEqualTo(corpus.examples(Split.TRAINING).size());
    assertThat(training.labels()).isEqualTo(data.training(0).labels());
    for (int i = 0; i < training.clips(); i += 7) {
      var example = corpus.examples(Split.TRAINING).get(i);
      var sound = augmentation.apply(example, corpus.sound(example), 1);
      assertThat(training.clip(i)).isEqualTo(extractor.extract(Pcm.of(sound)));
      assertThat(training.names().get(i)).isEqualTo(example.name());
    }
  }

  @Test
  void secondOpeningReadsWhatTheFirstComputed() throws IOException {
    var first = data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation();
    var file = files().getFirst();
    var old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);
    byte[] bytes = Files.readAllBytes(file);

    var second = data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation();

    assertThat(values(second)).isEqualTo(values(first));
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Files.getLastModifiedTime(file)).isGreaterThan(old);
  }

  @Test
  void frontEndsWithTheSameWindowsShareEnergies() throws IOException {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    open(FRONT_END, cache, 1, 1, Progress.NONE).validation();
    var energies = files().getLast();
    var other = new FrontEnd(FrontEnd.Kind.LOG_MEL, 20, 40, 40);

    var set = open(other, cache, 1, 1, Progress.NONE).validation();

    assertThat(files()).hasSize(3).last().isEqualTo(energies);
    assertThat(set.clip(0))
        .isEqualTo(
            new FeatureExtractor(other)
                .extract(Pcm.of(corpus.sound(corpus.examples(Split.VALIDATION).getFirst()))));
  }

  @Test
  void damagedFileIsComputedAgain() throws IOException {
    var expected = values(data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation());
    var coefficients = files().getFirst();
    for (var file : files()) {
      byte[] good = Files.readAllBytes(file);
      var damages = new ArrayList<byte[]>();
      for (int at : new int[] {0, 9, 17, 24, good.length - 1}) {
        byte[] damaged = good.clone();
        damaged[at] ^= 1;
        damages.add(damaged);
      }
      damages.add(Arrays.copyOf(good, good.length / 2));
      damages.add(new byte[0]);
      for (byte[] damaged : damages) {
        // Energies are read where there are no coefficients.
        Files.deleteIfExists(coefficients);
        Files.write(file, damaged);

        assertThat(values(data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation()))
            .as("%d bytes of %s", damaged.length, file)
            .isEqualTo(expected);
        assertThat(Files.mismatch(file, Files.write(temp.resolve("good"), good))).isEqualTo(-1);
      }
    }
  }

  @Test
  void augmentationChangesEveryVersionButTheFirst() throws IOException {
    var cache = cache("a");
    var loud = new Augmentation(100, 1, 0, 0, 0, 0, 0, 0, 0);
    var masked = new Augmentation(100, 0.8, 5, 40, 0.1, 2, 100, 0, 0);
    var usual = open(FRONT_END, cache, 2, 2, Progress.NONE);
    usual.prepare();

    var other = CachedLearningData.open(corpus, loud, FRONT_END, cache, 2, 2, Progress.NONE);
    var same = CachedLearningData.open(corpus, masked, FRONT_END, cache, 2, 2, Progress.NONE);

    assertThat(values(other.training(0))).isEqualTo(values(usual.training(0)));
    assertThat(values(other.training(1))).isNotEqualTo(values(usual.training(1)));
    assertThat(values(same.training(1))).isEqualTo(values(usual.training(1)));
    try (var files = Files.list(temp.resolve("a/features"))) {
      // Energies and coefficients of four sets, those of one variant twice; and the lock file.
      assertThat(files.count()).isEqualTo(2 * (4 + 1) + 1);
    }
  }

  @Test
  void fewerVersionsAreComputedOfManyClips() {
    assertThat(CachedLearningData.variantsFor(30, 3_112)).isEqualTo(10);
    assertThat(CachedLearningData.variantsFor(30, 45_000)).isEqualTo(4);
    assertThat(CachedLearningData.variantsFor(30, 1_000_000)).isEqualTo(3);
    assertThat(CachedLearningData.variantsFor(1, 1_000)).isEqualTo(3);
  }

  @Test
  void threadsAndOpeningsGiveTheSameToTheBit() {
    var one = open(FRONT_END, cache("a"), 2, 1, Progress.NONE);
    var four = open(FRONT_END, cache("b"), 2, 4, Progress.NONE);

    assertThat(values(four.training(1))).isEqualTo(values(one.training(1)));
    assertThat(values(four.testing())).isEqualTo(values(one.testing()));
  }

  @Test
  void progressEndsWithEveryClipDone() {
    var seen = new ArrayList<List<Integer>>();
    var data = open(FRONT_END, cache("a"), 3, 2, (done, total) -> seen.add(List.of(done, total)));

    data.prepare();
    data.training(2);

    var last = seen.getLast();
    assertThat(last.getFirst()).isEqualTo(last.getLast());
    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void clipThatVanishedIsNamed() throws IOException {
    Files.delete(temp.resolve("set").resolve(corpus.examples(Split.TESTING).getLast().name()));

    assertThatThrownBy(() -> data(FeatureCache.DEFAULT_MAXIMUM_BYTES).testing())
        .hasMessageContaining(corpus.examples(Split.TESTING).getLast().name());
  }

  private CachedLearningData data(long maximumBytes) {
    return open(FRONT_END, new FeatureCache(temp, maximumBytes), 2, 2, Progress.NONE);
  }

  private CachedLearningData open(
      FrontEnd frontEnd, FeatureCache cache, int variants, int threads, Progress progress) {
    return CachedLearningData.open(
        corpus, Augmentation.DEFAULT, frontEnd, cache, variants, threads, progress);
  }

  private FeatureCache cache(String name) {
    return new FeatureCache(temp.resolve(name), FeatureCache.DEFAULT_MAXIMUM_BYTES);
  }

  /** The files of the cache, the smaller ones first: coefficients before their energies. */
  private List<Path> files() throws IOException {
    try (var files = Files.list(temp.resolve("features"))) {
      return files
          .filter(file -> file.toString().endsWith(".features"))
          .sorted(Comparator.comparing(file -> file.toFile().length()))
          .toList();
    }
  }

  private static float[] values(FeatureSet set) {
    return set.values().toArray(ValueLayout.JAVA_FLOAT);
  }
}
