package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.event.Event;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
  private static Workplace workplace;

  @BeforeAll
  static void start() {
    workplace = new Workplace(folder);
  }

  @AfterAll
  static void stop() {
    workplace.close();
  }

  @Test
  void aSearchComesOutTheSameWhenItsWorkersAreKilledAndStopped() throws Exception {
    var undisturbed = workplace.post(SPEC);
    try (var worker = workplace.start("undisturbed")) {
      workplace.awaitEnd(undisturbed, worker);
    }
    evaluationGivesTheStoredAccuracy(undisturbed);
    reportsAddUpToScores(undisturbed);

    var disturbed = workplace.post(SPEC);
    try (var worker = workplace.start("killed")) {
      awaitMidTrial(disturbed, worker);
      worker.kill();
    }
    try (var worker = workplace.start("stopped")) {
      awaitMidTrial(disturbed, worker);
      assertThat(worker.stop()).as("the worker ends when it is asked to").isTrue();
    }
    assertThat(workplace.trials(disturbed))
        .as("a worker that stops puts its trial back")
        .noneMatch(trial -> trial.state() == TrialState.RUNNING);
    try (var worker = workplace.start("last")) {
      workplace.awaitEnd(disturbed, worker);
    }

    assertThat(decisions(disturbed))
        .as(() -> "proposals, from %s and %s".formatted(ends(undisturbed), ends(disturbed)))
        .isEqualTo(decisions(undisturbed));
    assertThat(workplace.models(disturbed)).as("files").isEqualTo(workplace.models(undisturbed));
    assertThat(front(disturbed)).isEqualTo(front(undisturbed)).isNotEmpty();
    assertThat(workplace.trials(disturbed))
        .as("attempts: each disturbance cost at least one")
        .extracting(StoredTrial::attempt)
        .satisfies(attempts -> assertThat(sum(attempts)).isGreaterThanOrEqualTo(4 + 2));
    assertThat(scored(disturbed)).as("one final result for each trial").doesNotHaveDuplicates();
    assertThat(scored(disturbed)).hasSize(4);
  }

  private static int sum(List<? extends Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).sum();
  }

  private static void awaitMidTrial(UUID search, WorkerProcess worker) {
    workplace.awaitTrials(
        search,
        trials ->
            trials.stream()
                .anyMatch(
                    trial ->
                        trial.state() == TrialState.RUNNING
                            && trial.epoch() >= 1
                            && worker.printed().contains("Started Worker")
                            && isFresh(trial, worker)),
        worker);
  }

  private static boolean isFresh(StoredTrial trial, WorkerProcess worker) {
    return Objects.requireNonNullElse(trial.worker(), "").endsWith("/" + worker.processId());
  }

  private static void evaluationGivesTheStoredAccuracy(UUID search) throws Exception {
    var winner =
        workplace.trials(search).stream()
            .filter(trial -> trial.test() != null)
            .findFirst()
            .orElseThrow();
    var bundle = folder.resolve("bundle.zip");
    Files.write(
        bundle,
        workplace.database().artifacts().find(search, winner.number()).orElseThrow().bundle());
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

  private static void reportsAddUpToScores(UUID search) {
    for (var trial : workplace.trials(search)) {
      var report = workplace.database().reports().find(search, trial.number());
      assertThat(correct(report.validation())).isEqualTo(correct(trial.validation())).isPositive();
      assertThat(correct(report.test())).isEqualTo(correct(trial.test()));
    }
  }

  private static int correct(@Nullable Confusions heard) {
    return heard == null
        ? 0
        : IntStream.range(0, heard.int8().size()).map(i -> heard.int8().get(i).get(i)).sum();
  }

  private static int correct(@Nullable Score score) {
    return score == null ? 0 : score.int8().correct();
  }

  /** What strategies see of trials, and why it may differ. */
  private static List<String> ends(UUID search) {
    return workplace.trials(search).stream()
        .map(
            trial ->
                "%d %s after %d attempts, %s, %s, %s"
                    .formatted(
                        trial.number(),
                        trial.state(),
                        trial.attempt(),
                        trial.validation(),
                        trial.modelSha256(),
                        trial.reason()))
        .toList();
  }

  private static List<Decisions> decisions(UUID search) {
    return workplace.trials(search).stream().map(StoredTrial::decisions).toList();
  }

  private static List<Integer> front(UUID search) {
    return workplace.trials(search).stream()
        .filter(StoredTrial::onFront)
        .map(StoredTrial::number)
        .toList();
  }

  private static List<Integer> scored(UUID search) {
    return workplace.database().events().after(search, 0, 10_000).stream()
        .filter(event -> event.type().equals("trial-scored"))
        .map(Event::trial)
        .map(Objects::requireNonNull)
        .toList();
  }
}
