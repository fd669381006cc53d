package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  @TempDir Path temp;

  @Test
  void valuesThatThreadsAskForAtOnceAreComputedOnce() throws Exception {
    var computations = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(4)) {
      var results = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 8; i++) {
        // Caches of their own: the lock is the folder's.
        var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
        results.add(
            executor.submit(
                () ->
                    cache
                        .get(
                            "same",
                            3,
                            values -> {
                              computations.incrementAndGet();
                              CacheUser.put(values, 0, 7, 8, 9);
                            })
                        .getAtIndex(ValueLayout.JAVA_INT, 2)));
      }
      for (var result : results) {
        assertThat(result.get()).isEqualTo(9);
      }
    }
    assertThat(computations).hasValue(1);
  }

  @Test
  void oldestFilesGoWhenThereAreTooMany() throws IOException {
    var cache = new FeatureCache(temp, 1000);
    for (int i = 0; i < 4; i++) {
      cache.get("set " + i, 100, hundred(() -> {}));
      makeOlder(Duration.ofSeconds(100));
    }
    var computed = new ArrayList<String>();

    cache.get("set 3", 100, hundred(() -> computed.add("set 3")));
    cache.get("set 0", 100, hundred(() -> computed.add("set 0")));

    assertThat(computed).containsExactly("set 0");
    assertThat(data()).hasSize(2);
  }

  @Test
  void valuesCanBeReadAfterTheirFileHasGone() throws IOException {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    var values = cache.get("same", 3, all -> CacheUser.put(all, 0, 7, 8, 9));

    Files.delete(data().getFirst());

    assertThat(values.toArray(ValueLayout.JAVA_INT)).containsExactly(7, 8, 9);
  }

  @Test
  void unfinishedFilesGoAfterAnHour() throws IOException {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    var folder = Files.createDirectories(temp.resolve("features"));
    var abandoned = Files.write(folder.resolve("a.unfinished"), new byte[10]);
    var current = Files.write(folder.resolve("b.unfinished"), new byte[10]);
    Files.setLastModifiedTime(
        abandoned, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));

    cache.get("set", 100, hundred(() -> {}));

    assertThat(abandoned).doesNotExist();
    assertThat(current).exists();
  }

  @Test
  void failedComputationLeavesNothingAndCanBeRepeated() throws IOException {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);

    assertThatThrownBy(
            () ->
                cache.get(
                    "same",
                    3,
                    values -> {
                      CacheUser.put(values, 0, 7);
                      throw new IllegalStateException("a clip cannot be read");
                    }))
        .hasMessage("a clip cannot be read");
    assertThat(data()).isEmpty();
    assertThat(
            cache
                .get("same", 3, values -> CacheUser.put(values, 0, 1, 2, 3))
                .toArray(ValueLayout.JAVA_INT))
        .containsExactly(1, 2, 3);
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    var cache = new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES);
    try (var executor = Executors.newSingleThreadExecutor()) {
      cache.get(
          "same",
          1,
          values -> {
            var waiting =
                executor.submit(
                    () -> {
                      Thread.currentThread().interrupt();
                      return cache.get("same", 1, hundred(() -> {}));
                    });
            assertThatThrownBy(waiting::get).cause().isInstanceOf(CancellationException.class);
            CacheUser.put(values, 0, 1);
          });
    }
    assertThat(data()).hasSize(1);
  }

  private static FeatureFile.Computation hundred(Runnable before) {
    return values -> {
      before.run();
      CacheUser.put(values, 0, new int[100]);
    };
  }

  private void makeOlder(Duration by) throws IOException {
    for (var file : data()) {
      var time = Files.getLastModifiedTime(file).toInstant();
      Files.setLastModifiedTime(file, FileTime.from(time.minus(by)));
    }
  }

  private List<Path> data() throws IOException {
    try (var files = Files.list(temp.resolve("features"))) {
      return files.filter(file -> !file.endsWith("locks")).toList();
    }
  }
}
