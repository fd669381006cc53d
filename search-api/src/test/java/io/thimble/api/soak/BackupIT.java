package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.StandInWorker;
import io.thimble.db.course.AttemptSpan;
import io.thimble.db.event.Event;
import io.thimble.db.question.Question;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A dump of a search's middle, and what another server makes of it. */
class BackupIT {
  private static final int TRIALS = 6;
  private static final int EPOCHS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Later proposals follow from earlier scores. */
  private static final String SPEC =
      """
      {"name": "dumped", "dataset": "tiny-words", "keywords": ["yes", "no"],
       "families": ["ds-cnn", "dnn"], "strategy": "genetic", "trials": %d, "parallelism": 2,
       "budget": {"flashBytes": 200000, "sramBytes": 80000, "opsPerInference": 20000000},
       "training": {"epochs": %d, "rungs": []}, "seed": 7}
      """
          .formatted(TRIALS, EPOCHS);

  @TempDir private Path folder;
  private final Lease lease = Scale.ofThisRun().lease();

  @Test
  void searchThatIsRestoredInMidTrialComesToTheSameEnd() throws Exception {
    Site.requireWorker();
    var tools = DumpTools.require();
    var dump = folder.resolve("thimble.dump");
    UUID search;
    Result undisturbed;
    try (var site = site("first")) {
      worker(site);
      search = site.post(SPEC);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> isInMidTrial(site, search));
      site.stores().questions().ask(search, 0, new Question.Hearing(new byte[] {1}));
      assertThat(StandInWorker.questionsLeft(site.source())).isPositive();

      tools.dump(site.server(), dump);

      awaitEnd(site, search);
      undisturbed = result(site, search);
    }

    try (var site =
        new Site(
            Files.createDirectory(folder.resolve("second")),
            folder.resolve("second-postgres"),
            server -> tools.restore(dump, server))) {
      assertThat(StandInWorker.questionsLeft(site.source())).as("recordings in a dump").isZero();
      assertThat(site.stores().searches().find(search).orElseThrow().state())
          .isEqualTo(SearchState.RUNNING);
      var interrupted = numbers(site, search, TrialState.RUNNING);
      assertThat(interrupted).isNotEmpty();
      var worker = worker(site);
      awaitEnd(site, search);

      assertThat(result(site, search)).isEqualTo(undisturbed);
      assertThat(site.stores().course().attempts(search, null, 100))
          .filteredOn(span -> span.worker().endsWith("/" + worker.processId()))
          .filteredOn(span -> span.fromEpoch() > 0)
          .as("trials that went on from a checkpoint in the dump")
          .extracting(AttemptSpan::trial)
          .containsExactlyInAnyOrderElementsOf(interrupted);
      assertThat(frontByAnApi(site, search)).isEqualTo(undisturbed.front());
    }
  }

  private Site site(String name) throws Exception {
    return new Site(
        Files.createDirectory(folder.resolve(name)), folder.resolve(name + "-postgres"));
  }

  private Child worker(Site site) {
    return site.worker(2, lease, Map.of("QUICK_WORKER_EPOCH_MILLIS", "5"));
  }

  /** Far from the trial's end, so that the dump meets it. */
  private static boolean isInMidTrial(Site site, UUID search) {
    var trials = site.stores().trials().ofSearch(search);
    return trials.stream().anyMatch(trial -> trial.state() == TrialState.SCORED)
        && trials.stream()
            .filter(trial -> trial.state() == TrialState.RUNNING)
            .anyMatch(trial -> trial.epoch() >= 10 && trial.epoch() < EPOCHS / 4);
  }

  private static List<Integer> numbers(Site site, UUID search, TrialState state) {
    return site.stores().trials().ofSearch(search).stream()
        .filter(trial -> trial.state() == state)
        .map(StoredTrial::number)
        .toList();
  }

  private static void awaitEnd(Site site, UUID search) {
    await().atMost(PATIENCE).alias(site.printed()).until(() -> site.isOver(search));
  }

  private List<Integer> frontByAnApi(Site site, UUID search) throws Exception {
    try (var api =
        new ApiUnderTest(site.environment(Map.of()), folder.resolve("second").resolve("api.log"))) {
      api.awaitReady();
      var front = api.get("/api/v1/searches/%s/front".formatted(search)).body();
      return JsonMapper.shared()
          .readTree(front)
          .get("front")
          .valueStream()
          .map(member -> member.get("trial").asInt())
          .sorted()
          .toList();
    }
  }

  /** What a search came to; no trial may be scored twice. */
  private static Result result(Site site, UUID search) {
    var trials = site.stores().trials().ofSearch(search);
    assertThat(trials).extracting(StoredTrial::state).containsOnly(TrialState.SCORED);
    assertThat(site.stores().events().after(search, 0, 10_000))
        .filteredOn(event -> event.type().equals("trial-scored"))
        .extracting(Event::trial)
        .hasSize(TRIALS)
        .doesNotHaveDuplicates();
    return new Result(
        trials.stream().map(StoredTrial::decisions).toList(),
        trials.stream().map(trial -> String.valueOf(trial.modelSha256())).toList(),
        site.stores().course().front(search),
        site.stores().searches().find(search).orElseThrow().hypervolume());
  }

  private record Result(
      List<Decisions> proposals, List<String> models, List<Integer> front, double hypervolume) {}
}
