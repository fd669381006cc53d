package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.features.FeatureExtractor;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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

    var training = data.training(1);

    assertThat(training.clips()).isEqualTo(corpus.examples(Split.TRAINING).size());
    assertThat(training.labels()).isEqualTo(data.training(0).labels());
    for (int i = 0; i < training.clips(); i += 7) {
      var example = corpus.examples(Split.TRAINING).get(i);
      assertThat(clip(training, i)).isEqualTo(extractor.extract(corpus.samples(example, 1)));
      assertThat(training.names().get(i)).isEqualTo(example.name());
    }
  }

  @Test
  void secondOpeningReadsWhatTheFirstComputed() throws IOException {
    var first = data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation();
    var file = onlyFile();
    var old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);
    byte[] bytes = Files.readAllBytes(file);

    var second = data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation();

    assertThat(second.values()).isEqualTo(first.values());
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(Files.getLastModifiedTime(file)).isGreaterThan(old);
  }

  @Test
  void frontEndsWithTheSameWindowsShareAFile() throws IOException {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    CachedLearningData.open(corpus, FRONT_END, cache, 1, 1, Progress.NONE).validation();
    var other = new FrontEnd(FrontEnd.Kind.LOG_MEL, 20, 40, 40);

    var set = CachedLearningData.open(corpus, other, cache, 1, 1, Progress.NONE).validation();

    assertThat(onlyFile()).exists();
    assertThat(clip(set, 0))
        .isEqualTo(
            new FeatureExtractor(other)
                .extract(corpus.samples(corpus.examples(Split.VALIDATION).getFirst(), 0)));
  }

  @Test
  void damagedFileIsComputedAgain() throws IOException {
    var expected = data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation().values();
    var file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    for (int at : new int[] {0, 9, 17, 24, good.length - 1}) {
      byte[] damaged = good.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThat(data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation().values())
          .as("byte %d", at)
          .isEqualTo(expected);
      assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }
    Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
    assertThat(data(FeatureCache.DEFAULT_MAXIMUM_BYTES).validation().values()).isEqualTo(expected);
  }

  @Test
  void twoThreadsAtOnceComputeOnce() throws Exception {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    var computations = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(4)) {
      var results = new ArrayList<Future<IntBuffer>>();
      for (int i = 0; i < 8; i++) {
        results.add(
            executor.submit(
                () ->
                    cache.get(
                        "same",
                        3,
                        () -> {
                          computations.incrementAndGet();
                          return new int[] {1, 2, 3};
                        })));
      }
      for (var result : results) {
        assertThat(result.get()).isEqualTo(IntBuffer.wrap(new int[] {1, 2, 3}));
      }
    }
    assertThat(computations).hasValue(1);
  }

  @Test
  void oldestFilesGoWhenThereAreTooMany() throws IOException {
    var cache = new FeatureCache(temp, 1000);
    for (int i = 0; i < 4; i++) {
      cache.get("set " + i, 100, () -> new int[100]);
      try (var files = Files.list(temp.resolve("features"))) {
        for (var file : files.toList()) {
          var time = Files.getLastModifiedTime(file).toMillis();
          Files.setLastModifiedTime(file, FileTime.fromMillis(time - 100_000));
        }
      }
    }
    var computed = new ArrayList<String>();

    cache.get("set 3", 100, () -> new int[100]);
    cache.get(
        "set 0",
        100,
        () -> {
          computed.add("set 0");
          return new int[100];
        });

    assertThat(computed).containsExactly("set 0");
    try (var files = Files.list(temp.resolve("features"))) {
      assertThat(files.count()).isEqualTo(2);
    }
  }

  @Test
  void threadsAndOpeningsGiveTheSameToTheBit() {
    var one = CachedLearningData.open(corpus, FRONT_END, cache("a"), 2, 1, Progress.NONE);
    var four = CachedLearningData.open(corpus, FRONT_END, cache("b"), 2, 4, Progress.NONE);

    assertThat(four.training(1).values()).isEqualTo(one.training(1).values());
    assertThat(four.testing().values()).isEqualTo(one.testing().values());
  }

  @Test
  void progressEndsWithEveryClipDone() {
    var seen = new ArrayList<List<Integer>>();
    var data =
        CachedLearningData.open(
            corpus, FRONT_END, cache("a"), 3, 2, (done, total) -> seen.add(List.of(done, total)));

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
    return CachedLearningData.open(
        corpus, FRONT_END, new FeatureCache(temp, maximumBytes), 2, 2, Progress.NONE);
  }

  private FeatureCache cache(String name) {
    return new FeatureCache(temp.resolve(name), FeatureCache.DEFAULT_MAXIMUM_BYTES);
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(temp.resolve("features"))) {
      var all = files.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static float[] clip(FeatureSet set, int clip) {
    return java.util.Arrays.copyOfRange(
        set.values(), clip * set.valuesPerClip(), (clip + 1) * set.valuesPerClip());
  }
}
