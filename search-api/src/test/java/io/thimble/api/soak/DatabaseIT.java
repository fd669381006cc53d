package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away, falls silent, lets wait or has no room, under an API and a worker. */
class DatabaseIT {
  private static final int TRIALS = 6;
  private static final int EPOCHS = 20;

  @TempDir private Path folder;
  private final Scale scale = Scale.ofThisRun();
  private Site site;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    Site.requireWorker();
    start(new Site(folder));
  }

  private void start(Site with) {
    site = with;
    api = new ApiUnderTest(site.environment(Map.of()), folder.resolve("api.log"));
    site.worker(4, scale.lease());
    site.offerTinyWords();
    api.awaitReady();
  }

  @AfterEach
  void stop() {
    api.close();
    site.close();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no signals.")
  void restartsAndAPauseOfTheDatabaseLoseNothing() throws Exception {
    int restarts = scale.of(2, 20);
    var poster = new Poster(api, site.log());
    var posted = new ArrayList<UUID>();
    try (var client = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < restarts; i++) {
        var posting = client.submit(posting(poster, "restart " + i, 3));
        var name = "while away " + i;
        var away = new ArrayList<Future<List<UUID>>>();
        site.restartDatabase(
            () -> {
              away.add(client.submit(posting(poster, name, 1)));
              site.awaitUnanswered();
            });
        posted.addAll(posting.get());
        posted.addAll(away.getFirst().get());
      }
      var posting = client.submit(posting(poster, "pause", 3));
      site.pauseDatabase(Duration.ofSeconds(scale.of(5, 60)));
      posted.addAll(posting.get());
    }

    awaitEnd(posted);
    site.judge("database", scale.lease().deathFound());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskLosesNothing() throws Exception {
    stop();
    try (var disk = SmallDisk.mount(folder.resolve("small"))) {
      start(new Site(folder, disk.folder().resolve("postgres")));
      var poster = new Poster(api, site.log());
      var posted = new ArrayList<>(posting(poster, "before", 2).call());
      try (var client = Executors.newSingleThreadExecutor()) {
        var full = client.submit(posting(poster, "full", scale.of(20, 200)));
        site.fillDisk(disk, Duration.ofSeconds(scale.of(10, 60)));
        posted.addAll(full.get());
      }
      posted.addAll(posting(poster, "after", 2).call());

      awaitEnd(posted);
      site.judge("disk", scale.lease().deathFound());
      stop();
    }
  }

  @Test
  void exhaustedPoolAsksForPatienceAndLosesNothing() throws Exception {
    int clients = scale.of(30, 200);
    var poster = new Poster(api, site.log());
    var answers = new ArrayList<Future<Integer>>();
    var posted = new ArrayList<Future<UUID>>();
    try (var threads = Executors.newFixedThreadPool(2 * clients)) {
      try (var _ = site.lockSearches()) {
        for (int i = 0; i < clients; i++) {
          var name = "patient " + i;
          posted.add(threads.submit(() -> poster.post(name, QuickSpec.of(name, 1, 1))));
        }
        for (int i = 0; i < clients; i++) {
          answers.add(
              threads.submit(() -> api.status(api.request("/api/v1/searches").GET().build())));
        }
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> answers.stream().filter(Future::isDone).count() >= clients / 2);
        site.awaitUnanswered();
      }
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses)
          .as("those who waited too long, and perhaps some who did not")
          .contains(503)
          .isSubsetOf(200, 503);
      var ids = new ArrayList<UUID>();
      for (var one : posted) {
        ids.add(one.get());
      }
      awaitEnd(ids);
    }
    site.judge("pool", scale.lease().deathFound());
  }

  private static Callable<List<UUID>> posting(Poster poster, String name, int searches) {
    return () -> {
      var ids = new ArrayList<UUID>();
      for (int i = 0; i < searches; i++) {
        var each = "%s, %d".formatted(name, i);
        ids.add(poster.post(each, QuickSpec.of(each, TRIALS, EPOCHS)));
      }
      return ids;
    };
  }

  private void awaitEnd(List<UUID> searches) {
    await()
        .atMost(Duration.ofMinutes(scale.of(3, 30)))
        .pollInterval(Duration.ofMillis(200))
        .alias(site.printed())
        .until(() -> searches.stream().allMatch(site::isOver));
  }
}
