package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes and one cache. */
@Timeout(60)
class SharedCacheTest {
  @TempDir Path temp;

  @Test
  void twoProcessesComputeOnce() throws Exception {
    try (var first = CacheUser.start(temp, 1)) {
      assertThat(first.next()).isEqualTo("computing");
      try (var second = CacheUser.start(temp, 2)) {
        assertThat(second.next()).isEqualTo("waiting");
        first.goOn();

        assertThat(first.next()).isEqualTo("[1, 1, 1]");
        assertThat(second.next()).isEqualTo("[1, 1, 1]");
      }
    }
  }

  @Test
  void whoeverWaitsTakesOverFromAKilledProcess() throws Exception {
    try (var first = CacheUser.start(temp, 1)) {
      assertThat(first.next()).isEqualTo("computing");
      try (var second = CacheUser.start(temp, 2)) {
        assertThat(second.next()).isEqualTo("waiting");
        first.kill();

        assertThat(second.next()).isEqualTo("computing");
        second.goOn();
        assertThat(second.next()).isEqualTo("[2, 2, 2]");
      }
    }
  }

  @Test
  void killedProcessLeavesNothingThatOthersTripOver() throws Exception {
    try (var first = CacheUser.start(temp, 1)) {
      assertThat(first.next()).isEqualTo("computing");
      first.kill();
    }

    var values =
        new FeatureCache(temp, FeatureCache.DEFAULT_MAXIMUM_BYTES)
            .get("same", 3, into -> CacheUser.put(into, 0, 3, 3, 3));

    assertThat(values.toArray(ValueLayout.JAVA_INT)).containsExactly(3, 3, 3);
    try (var files = Files.list(temp.resolve("features"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".unfinished"));
    }
  }
}
