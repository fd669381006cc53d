package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.log.StoredLine;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.worker.StoredWorker;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.data.speech.SyntheticSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real workers that see different data sets, what they log, and how one of them stops. */
class CapabilitiesIT {
  private static final String ANYWHERE =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 1, "training": {"epochs": 2000, "rungs": []}, "seed": 5}
      """;
  private static final String SOMEWHERE =
      """
      {"dataset": "words", "keywords": ["yes", "no"], "families": ["dnn"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 2, "training": {"epochs": 2, "rungs": []}, "seed": 5}
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
  void aSearchWaitsForAWorkerThatSeesItsDataAndAWorkerThatStopsLosesNoEpoch() throws Exception {
    var here = workplace.post(SOMEWHERE);
    var anywhere = workplace.post(ANYWHERE);
    try (var blind = workplace.start("blind")) {
      workplace.awaitTrials(anywhere, trials -> isTraining(trials, 2), blind);
      assertThat(state(here)).as("nobody sees its data").isEqualTo(SearchState.QUEUED);

      var words = folder.resolve("words");
      copy(SyntheticSpeech.location(folder.resolve("cache"), List.of("yes", "no")), words);
      var settings =
          Map.of(
              "THIMBLE_DATA_DIRS", words.toString(),
              "THIMBLE_LOG", "ecs",
              "THIMBLE_DRAIM", "1s");
      try (var seeing = workplace.start("seeing", settings)) {
        workplace.awaitEnd(here, blind, seeing);

        assertThat(workplace.trials(here))
            .extracting(trial -> Objects.requireNonNull(trial.worker()))
            .allMatch(worker -> worker.endsWith("/" + seeing.processId()));
        assertThat(workplace.database().workers().alive())
            .extracting(worker -> worker.can().datasets().contains("words"))
            .containsExactlyInAnyOrder(false, true);
        assertThat(marked(seeing, here, 1)).isNotEmpty();
        assertThat(seeing.printed()).contains("THIMBLE_DRAIM is no setting. Maybe THIMBLE_DRAIN.");
      }
      assertThat(workplace.database().trialLog().after(here, 0, 0, 100))
          .extracting(StoredLine::line)
          .extracting(line -> line.text())
          .anyMatch(text -> text.startsWith("Attempt 1 begins on "))
          .anyMatch(text -> text.startsWith("The file is scored: int8 "));

      assertThat(blind.stop()).isTrue();
    }
    var left = workplace.trials(anywhere).getFirst();
    assertThat(left.state()).isEqualTo(TrialState.QUEUED);
    assertThat(left.epoch()).as("every epoch that was reported is kept").isEqualTo(reported(left));
    assertThat(workplace.database().workers().alive())
        .extracting(StoredWorker::name)
        .as("a worker that was asked to stop says that it goes, one that was killed does not")
        .hasSize(1);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static boolean isTraining(List<StoredTrial> trials, int epoch) {
    return trials.stream()
        .anyMatch(trial -> trial.state() == TrialState.RUNNING && trial.epoch() >= epoch);
  }

  private static SearchState state(UUID search) {
    return workplace.database().searches().find(search).orElseThrow().state();
  }

  /** The epoch that was last told to people. */
  private static int reported(StoredTrial trial) {
    return workplace.database().events().after(trial.search(), 0, 100_000).stream()
        .filter(event -> event.type().equals("trial-progress"))
        .mapToInt(event -> JsonMapper.shared().readTree(event.data()).get("epoch").intValue())
        .max()
        .orElse(0);
  }

  /** The lines of a log in the Elastic Common Schema that are of this trial's first attempt. */
  private static List<JsonNode> marked(WorkerProcess worker, UUID search, int trial) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> worker.printed().contains("\"trial\":\"" + trial + "\""));
    return worker
        .printed()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(line -> line.path("trial").asString("").equals(Integer.toString(trial)))
        .filter(line -> line.path("search").asString("").equals(search.toString()))
        .filter(line -> line.path("attempt").asString("").equals("1"))
        .filter(line -> line.has("ecs"))
        .toList();
  }
}
