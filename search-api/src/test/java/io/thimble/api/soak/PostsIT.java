package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Operation.Disturbed;
import io.thimble.api.soak.Operation.Unanswered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts to an API that is killed meanwhile. */
class PostsIT {
  private static final int CLIENTS = 4;

  @TempDir private Path folder;
  private final Scale scale = Scale.ofThisRun();

  @Test
  void acknowledgedSearchesAreThereOnceHoweverOftenTheApiIsKilled() throws Exception {
    int posts = scale.of(80, 1_000);
    int kills = scale.of(2, 50);
    try (var site = new Site(folder);
        var api = new ApiUnderTest(site.environment(Map.of()), folder.resolve("api.log"));
        var clients = Executors.newFixedThreadPool(CLIENTS)) {
      site.offerTinyWords();
      api.awaitReady();
      var poster = new Poster(api, site.log());
      var acknowledged = new AtomicInteger();
      var posting =
          IntStream.range(0, posts)
              .mapToObj(i -> "post " + i)
              .map(
                  name ->
                      clients.submit(
                          () -> {
                            poster.post(name, QuickSpec.of(name, 1, 1));
                            return acknowledged.incrementAndGet();
                          }))
              .toList();

      for (int kill = 1; kill <= kills; kill++) {
        int reached = kill * posts / (kills + 1);
        await()
            .atMost(Duration.ofMinutes(3))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> acknowledged.get() >= reached);
        site.log().add(new Disturbed(Instant.now(), "api", "KILL"));
        api.killAndStart();
      }
      for (var post : posting) {
        post.get();
      }

      site.judge("posts", scale.lease().deathFound());
      assertThat(acknowledged).hasValue(posts);
      assertThat(site.log().operations())
          .as("some posts were cut off")
          .anyMatch(Unanswered.class::isInstance);
    }
  }
}
