package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.strategy.HistoryReplay;
import io.thimble.worker.strategy.PlannedSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One search, by one worker, by several, and by workers that are killed: the same trials. */
class ReproducibilityIT {
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["ds-cnn", "dnn", "gru"],
       "budget": {"flashBytes": 40000, "sramBytes": 24000, "opsPerInference": 4000000},
       "strategy": "%s", "trials": 8, "parallelism": 3, "seed": 11,
       "training": {"epochs": 9, "rungs": [3], "reduction": 2, "audit": 0.5, "finalistSeeds": 2}}
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
  void theNumberOfWorkersAndTheirDeathsChangeNothing() throws Exception {
    var alone = search("bayesian", 1);
    var byTwo = search("bayesian", 2);
    var byFour = search("bayesian", 4);
    var killed = searchWithKilledWorkers("bayesian");

    System.out.printf(
        "Trials and front: one worker %s, two %s, four %s, two of them killed %s%n",
        hash(alone), hash(byTwo), hash(byFour), hash(killed));
    assertSame("two workers", byTwo, alone);
    assertSame("four workers", byFour, alone);
    assertSame("killed workers", killed, alone);
    assertThat(workplace.trials(byFour)).extracting(StoredTrial::worker).hasSizeGreaterThan(1);
    historyExplains(alone);
    historyExplains(killed);
  }

  /** Says in full which trials differ, and nothing of the others. */
  private static void assertSame(String who, UUID search, UUID alone) {
    var expected = trials(alone);
    var actual = trials(search);
    assertThat(actual).as(who).hasSameSizeAs(expected);
    var different =
        IntStream.range(0, expected.size())
            .filter(number -> !expected.get(number).equals(actual.get(number)))
            .boxed()
            .toList();
    assertThat(different)
        .as(
            () ->
                different.stream()
                    .map(n -> "%s%nagainst%n%s".formatted(account(search, n), account(alone, n)))
                    .collect(Collectors.joining("\n", who + ", trials that differ\n", "\n")))
        .isEmpty();
  }

  private static UUID search(String strategy, int workers) throws Exception {
    var search = workplace.post(SPEC.formatted(strategy));
    var started = new ArrayList<WorkerProcess>();
    try {
      for (int i = 0; i < workers; i++) {
        started.add(workplace.start("%s-%d-of-%d".formatted(strategy, i, workers)));
      }
      workplace.awaitEnd(search, started.toArray(WorkerProcess[]::new));
    } finally {
      for (var worker : started) {
        worker.close();
      }
    }
    return search;
  }

  private static UUID searchWithKilledWorkers(String strategy) throws Exception {
    var search = workplace.post(SPEC.formatted(strategy));
    for (int i = 0; i < 2; i++) {
      try (var worker = workplace.start("killed-" + i)) {
        workplace.awaitTrials(search, trials -> isRunOnlyBy(worker, trials), worker);
        worker.kill();
      }
    }
    try (var worker = workplace.start("last")) {
      workplace.awaitEnd(search, worker);
    }
    return search;
  }

  private static boolean isRunOnlyBy(WorkerProcess worker, List<? extends StoredTrial> trials) {
    return trials.stream()
        .anyMatch(
            trial ->
                trial.state() == TrialState.RUNNING
                    && trial.epoch() >= 1
                    && String.valueOf(trial.worker()).endsWith("/" + worker.processId()));
  }

  private static void historyExplains(UUID id) {
    var search = workplace.database().searches().find(id).orElseThrow();
    var trials = workplace.trials(id);
    var rungs = workplace.database().trials().rungs(id);

    var replay = HistoryReplay.of(PlannedSearch.of(search.spec(), List.of()), trials, rungs);

    assertThat(replay.differences()).isEmpty();
    assertThat(replay.proposals()).isEqualTo(8);
    assertThat(replay.verdicts()).isEqualTo(rungs.size()).isPositive();
    assertThat(replay.front())
        .isEqualTo((int) trials.stream().filter(StoredTrial::onFront).count())
        .isPositive();
  }

  /** All that a search decides and makes. */
  private static List<String> trials(UUID search) {
    return workplace.trials(search).stream()
        .map(
            trial ->
                "%d %s %s rung %d%s%s%s %s %s"
                    .formatted(
                        trial.number(),
                        trial.decisions(),
                        trial.state(),
                        trial.rung(),
                        trial.audited() ? " audited" : "",
                        trial.onFront() ? " on the front" : "",
                        trial.replicaOf() == null ? "" : " replica of " + trial.replicaOf(),
                        trial.modelSha256(),
                        trial.validation()))
        .toList();
  }

  /** A trial, its attempts, and what its training was after each epoch of what it was shown. */
  private static String account(UUID search, int number) {
    return Stream.of(
            trials(search).stream().filter(line -> line.startsWith(number + " ")),
            workplace.trials(search).stream()
                .filter(trial -> trial.number() == number)
                .map(trial -> "attempt %d by %s".formatted(trial.attempt(), trial.worker())),
            workplace.lines(
                line ->
                    line.contains("%s trial %d:".formatted(search, number))
                        && line.contains("epochs ")))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private static String hash(UUID search) {
    return Sha256.of(String.join("\n", trials(search))).substring(0, 16);
  }
}
