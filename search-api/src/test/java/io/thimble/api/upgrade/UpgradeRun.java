package io.thimble.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Child;
import io.thimble.api.soak.TinyWords;
import io.thimble.hw.search.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Upgrades from one build to another while a search runs: workers first, API first, and back again.
 */
public final class UpgradeRun {
  private static final int TRIALS = 10;
  private static final int EPOCHS = 30;
  private static final int SIZED = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration DRAIN = Duration.ofMinutes(1);

  private final Generation older;
  private final Generation newer;
  private final Path folder;
  private final int trials;
  private final int epochs;
  private final Timeline timeline = new Timeline();

  private UpgradeRun(Generation older, Generation newer, Path folder, int trials, int epochs) {
    this.older = older;
    this.newer = newer;
    this.folder = folder;
    this.trials = trials;
    this.epochs = epochs;
  }

  /**
   * Runs everything; an exception ends it with 1.
   *
   * @param arguments name and folder of the older build, then of the newer one; then how many
   *     trials and epochs, so that the search lasts until all has been tried: fewer do on a slow
   *     machine
   */
  public static void main(String[] arguments) throws Exception {
    var run =
        new UpgradeRun(
            new Generation(arguments[0], Path.of(arguments[1])),
            new Generation(arguments[2], Path.of(arguments[3])),
            Files.createTempDirectory("thimble-upgrade"),
            arguments.length < SIZED ? TRIALS : Integer.parseInt(arguments[4]),
            arguments.length < SIZED ? EPOCHS : Integer.parseInt(arguments[5]));
    System.out.printf(
        "From %s to %s, %d trials of %d epochs; logs are in %s%n",
        arguments[0], arguments[2], run.trials, run.epochs, run.folder);
    var alone = run.alone();
    var workersFirst = run.workersFirst();
    assertThat(workersFirst).as("workers first").isEqualTo(alone);
    var apiFirst = run.apiFirst();
    assertThat(apiFirst).as("API first").isEqualTo(alone);
    System.out.printf(
        "%nAll three searches: the same %d proposals, the same files byte for byte, the same front"
            + " %s.%n",
        run.trials, alone.front());
  }

  /** Which nothing disturbs. */
  private Comparison alone() throws Exception {
    timeline.begin("The newer programs alone");
    try (var programs = new Programs(Files.createDirectories(folder.resolve("alone")))) {
      timeline.say("%s: %s", newer.name(), programs.migrate(newer));
      var api = programs.api(newer);
      programs.worker(newer);
      programs.worker(newer);
      var search = api.post(spec(trials, epochs));
      awaitEnd(programs, search);
      timeline.say("the search has completed");
      api.close();
      return Comparison.of(programs.stores(), UUID.fromString(search), trials);
    }
  }

  private Comparison workersFirst() throws Exception {
    timeline.begin("Workers first");
    try (var programs = new Programs(Files.createDirectories(folder.resolve("workers-first")))) {
      var oldApi = startOlder(programs);
      var oldWorker = programs.worker(older);
      var search = oldApi.post(spec(trials, epochs));
      timeline.say("%s: migrate, API and worker run; search posted", older.name());
      awaitFirstScore(oldApi, search);
      try (var oldReader = Reader.of(oldApi, search)) {
        migrate(programs);
        var newWorker = programs.worker(newer);
        timeline.say("%s: worker starts beside the older one", newer.name());
        awaitBothTraining(programs, search, oldWorker, newWorker);
        var newApi = programs.api(newer);
        timeline.say("%s: API starts beside the older one", newer.name());
        try (var newReader = Reader.of(newApi, search)) {
          requireSameFront(oldApi, newApi, search);
          requireNewData(newApi, search);
          var heard = newApi.hear(search, firstScored(programs, search), TinyWords.clip());
          assertThat(heard.statusCode()).as(heard.body()).isEqualTo(200);
          assertThat(heard.body()).contains("/" + newWorker.processId() + "\"");
          timeline.say("a question is answered by the newer worker");
          stopInMidTrial(programs, search, oldWorker);
          requireAllAnswered(oldReader, older);
          oldApi.close();
          timeline.say("%s: API stopped", older.name());
          awaitEnd(programs, search);
          requireAllAnswered(newReader, newer);
        }
        newApi.close();
        var result = result(programs, search, oldWorker, newWorker);
        assertThat(newWorker.stop(DRAIN)).isTrue();
        backAgain(programs, search);
        return result;
      }
    }
  }

  private Comparison apiFirst() throws Exception {
    timeline.begin("API first");
    try (var programs = new Programs(Files.createDirectories(folder.resolve("api-first")))) {
      var oldApi = startOlder(programs);
      var oldWorker = programs.worker(older);
      var search = oldApi.post(spec(trials, epochs));
      timeline.say("%s: migrate, API and worker run; search posted", older.name());
      awaitFirstScore(oldApi, search);
      try (var oldReader = Reader.of(oldApi, search)) {
        migrate(programs);
        var newApi = programs.api(newer);
        timeline.say("%s: API starts beside the older one", newer.name());
        try (var newReader = Reader.of(newApi, search)) {
          requireSameFront(oldApi, newApi, search);
          requireNewData(newApi, search);
          var unheard = newApi.hear(search, firstScored(programs, search), TinyWords.clip());
          assertThat(unheard.statusCode()).as(unheard.body()).isEqualTo(503);
          timeline.say("a question that the older worker does not know: %s", unheard.body());
          requireAllAnswered(oldReader, older);
          oldApi.close();
          timeline.say("%s: API stopped; its worker goes on", older.name());
          var newWorker = programs.worker(newer);
          timeline.say("%s: worker starts beside the older one", newer.name());
          awaitBothTraining(programs, search, oldWorker, newWorker);
          stopInMidTrial(programs, search, oldWorker);
          awaitEnd(programs, search);
          requireAllAnswered(newReader, newer);
          newApi.close();
          return result(programs, search, oldWorker, newWorker);
        }
      }
    }
  }

  private ServedApi startOlder(Programs programs) throws InterruptedException {
    timeline.say("%s: %s", older.name(), programs.migrate(older));
    return programs.api(older);
  }

  private void migrate(Programs programs) throws InterruptedException {
    timeline.say("%s: %s", newer.name(), programs.migrate(newer));
  }

  private static void awaitFirstScore(ServedApi api, String search) {
    await()
        .atMost(PATIENCE)
        .until(() -> numbers(api.get("/searches/%s/front".formatted(search))).size() > 0);
  }

  private void awaitBothTraining(Programs programs, String search, Child one, Child two) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isTraining(programs, search, one, 0) && isTraining(programs, search, two, 0));
    timeline.say("both workers train");
  }

  /** Which puts the trial back, with a checkpoint. */
  private void stopInMidTrial(Programs programs, String search, Child worker)
      throws InterruptedException {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> isTraining(programs, search, worker, 2));
    assertThat(worker.stop(DRAIN)).as("the worker stops when it is told to").isTrue();
    timeline.say("%s: worker stopped in the middle of a trial", older.name());
  }

  private boolean isTraining(Programs programs, String search, Child worker, int margin) {
    return programs.stores().trials().ofSearch(UUID.fromString(search)).stream()
        .filter(trial -> trial.state() == TrialState.RUNNING)
        .filter(trial -> trial.epoch() >= margin && trial.epoch() < epochs - margin)
        .anyMatch(trial -> String.valueOf(trial.worker()).endsWith("/" + worker.processId()));
  }

  private static int firstScored(Programs programs, String search) {
    return programs.stores().course().front(UUID.fromString(search)).getFirst();
  }

  private void requireSameFront(ServedApi one, ServedApi two, String search) {
    var path = "/searches/%s/front".formatted(search);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var front = numbers(one.get(path));
              assertThat(front).isNotEmpty().isEqualTo(numbers(two.get(path)));
            });
    timeline.say("both APIs tell the same front: %s", numbers(two.get(path)));
  }

  private static List<Integer> numbers(JsonNode front) {
    var numbers = new ArrayList<Integer>();
    front.get("front").forEach(member -> numbers.add(member.get("trial").asInt()));
    return numbers;
  }

  /** What the older programs know nothing of, also of trials that they made. */
  private void requireNewData(ServedApi api, String search) throws Exception {
    var path = "/searches/" + search;
    assertThat(api.get(path + "/points").size()).isPositive();
    assertThat(api.get(path + "/attempts").size()).isPositive();
    assertThat(api.get(path + "/hypervolume").size()).isPositive();
    api.get(path + "/front/changes");
    api.get(path + "/trials/0/report");
    api.get(path + "/trials/0/estimate");
    assertThat(api.status("/")).isEqualTo(200);
    timeline.say(
        "%s: the page and what is new of the older worker's trials is there", newer.name());
  }

  private void requireAllAnswered(Reader reader, Generation generation)
      throws InterruptedException {
    reader.close();
    assertThat(reader.refused()).isEmpty();
    assertThat(reader.reads()).isPositive();
    timeline.say("%s: all %d reads were answered", generation.name(), reader.reads());
  }

  private void awaitEnd(Programs programs, String search) {
    var id = UUID.fromString(search);
    await()
        .atMost(PATIENCE)
        .until(() -> programs.stores().searches().find(id).orElseThrow().state().isFinal());
  }

  private Comparison result(Programs programs, String search, Child oldWorker, Child newWorker) {
    var id = UUID.fromString(search);
    timeline.say(
        "the search has completed: %s",
        Comparison.sharesOf(programs.stores(), id, oldWorker, newWorker));
    return Comparison.of(programs.stores(), id, trials);
  }

  /** The programs go back; the schema stays. */
  private void backAgain(Programs programs, String search) throws Exception {
    timeline.say("back again: %s: %s", older.name(), programs.migrate(older));
    var api = programs.api(older);
    programs.worker(older);
    assertThat(numbers(api.get("/searches/%s/front".formatted(search)))).isNotEmpty();
    var another = api.post(spec(2, 2));
    awaitEnd(programs, another);
    Comparison.of(programs.stores(), UUID.fromString(another), 2);
    timeline.say("%s: reads that search's front, and has run one of its own", older.name());
    api.close();
  }

  private static String spec(int trials, int epochs) {
    return """
    {"name": "upgrade", "dataset": "synthetic", "keywords": ["yes", "no"],
     "families": ["ds-cnn"], "strategy": "genetic", "trials": %d, "parallelism": 2,
     "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 6000000},
     "training": {"epochs": %d, "rungs": []}, "seed": 7}
    """
        .formatted(trials, epochs);
  }
}
