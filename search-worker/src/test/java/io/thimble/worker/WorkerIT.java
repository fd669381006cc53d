package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.event.Event;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Real workers on a real database; some are really killed. */
class WorkerIT {
  private static final List<String> KEYWORDS = List.of("yes", "no");
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["ds-cnn", "dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 4, "parallelism": 1, "training": {"epochs": 25}, "seed": 7}
      """;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  @BeforeAll
  static void start() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aSearchComesOutTheSameWhenItsWorkersAreKilledAndStopped() throws Exception {
    var undisturbed = post();
    try (var worker = WorkerProcess.start(postgres, folder, "undisturbed")) {
      awaitEnd(undisturbed, worker);
    }
    evaluationGivesTheStoredAccuracy(undisturbed);

    var disturbed = post();
    try (var worker = WorkerProcess.start(postgres, folder, "killed")) {
      awaitMidTrial(disturbed, worker);
      worker.kill();
    }
    try (var worker = WorkerProcess.start(postgres, folder, "stopped")) {
      awaitMidTrial(disturbed, worker);
      assertThat(worker.stop()).as("the worker ends when it is asked to").isTrue();
    }
    assertThat(database.trials().ofSearch(disturbed))
        .as("a worker that stops puts its trial back")
        .noneMatch(trial -> trial.state() == TrialState.RUNNING);
    try (var worker = WorkerProcess.start(postgres, folder, "last")) {
      awaitEnd(disturbed, worker);
    }

    assertThat(decisions(disturbed)).as("proposals").isEqualTo(decisions(undisturbed));
    assertThat(models(disturbed)).as("files").isEqualTo(models(undisturbed));
    assertThat(front(disturbed)).isEqualTo(front(undisturbed)).isNotEmpty();
    assertThat(database.trials().ofSearch(disturbed))
        .as("attempts: each disturbance cost at least one")
        .extracting(StoredTrial::attempt)
        .satisfies(attempts -> assertThat(sum(attempts)).isGreaterThanOrEqualTo(4 + 2));
    assertThat(scored(disturbed)).as("one final result for each trial").doesNotHaveDuplicates();
    assertThat(scored(disturbed)).hasSize(4);
  }

  private static int sum(List<? extends Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  private static UUID post() {
    return database.searches().create(SearchSpecJson.read(SPEC));
  }

  private static void awaitEnd(UUID search, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              assertThat(worker.isAlive()).as(worker.printed()).isTrue();
              return database.searches().find(search).orElseThrow().state().isFinal();
            });
    assertThat(database.searches().find(search).orElseThrow().state())
        .as(worker.printed())
        .isEqualTo(SearchState.COMPLETED);
  }

  private static void awaitMidTrial(UUID search, WorkerProcess worker) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              assertThat(worker.isAlive()).as(worker.printed()).isTrue();
              return database.trials().ofSearch(search).stream()
                  .anyMatch(
                      trial ->
                          trial.state() == TrialState.RUNNING
                              && trial.epoch() >= 1
                              && worker.printed().contains("Started Worker")
                              && isFresh(trial, worker));
            });
  }

  private static boolean isFresh(StoredTrial trial, WorkerProcess worker) {
    return Objects.requireNonNullElse(trial.worker(), "").endsWith("/" + worker.processId());
  }

  private static void evaluationGivesTheStoredAccuracy(UUID search) throws Exception {
    var winner =
        database.trials().ofSearch(search).stream()
            .filter(trial -> trial.test() != null)
            .findFirst()
            .orElseThrow();
    var bundle = folder.resolve("bundle.zip");
    Files.write(bundle, database.artifacts().find(search, winner.number()).orElseThrow().bundle());
    var data = SyntheticSpeech.location(folder.resolve("cache"), KEYWORDS);

    var printed =
        WorkerProcess.command(
            folder,
            "evaluate",
            bundle.toString(),
            "--data",
            data.toString(),
            "--split",
            "testing",
            "--json");

    var stated = Objects.requireNonNull(winner.test()).int8();
    var measured = JsonMapper.shared().readTree(printed);
    assertThat(measured.get("correct").intValue()).isEqualTo(stated.correct());
    assertThat(measured.get("clips").intValue()).isEqualTo(stated.clips());
    assertThat(measured.get("labels").size()).isEqualTo(KEYWORDS.size() + 2);
  }

  private static List<Decisions> decisions(UUID search) {
    return database.trials().ofSearch(search).stream().map(StoredTrial::decisions).toList();
  }

  private static Map<Integer, String> models(UUID search) {
    return database.trials().ofSearch(search).stream()
        .collect(
            Collectors.toMap(
                StoredTrial::number, trial -> Objects.requireNonNull(trial.modelSha256())));
  }

  private static List<Integer> front(UUID search) {
    return database.trials().ofSearch(search).stream()
        .filter(StoredTrial::onFront)
        .map(StoredTrial::number)
        .toList();
  }

  private static List<Integer> scored(UUID search) {
    return database.events().after(search, 0, 10_000).stream()
        .filter(event -> event.type().equals("trial-scored"))
        .map(Event::trial)
        .map(Objects::requireNonNull)
        .toList();
  }
}
