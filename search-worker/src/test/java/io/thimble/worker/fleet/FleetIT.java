package io.thimble.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small fleet whose trials take a tenth of a second, through searches of a few trials each. */
class FleetIT {
  private static final FleetPlan PLAN =
      new FleetPlan(
          20,
          8,
          new TrialTimes(Duration.ofMillis(5), 0.9),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          12,
          1);

  @TempDir private Path folder;

  @Test
  void aFleetMakesEachTrialOnceAndItsFiguresAddUp() throws Exception {
    try (var server = Server.start(folder.resolve("postgres"));
        var fleet = new Fleet(PLAN, server)) {
      var searches = fleet.start();
      var figures = fleet.measure();
      var stores = server.stores();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  searches.stream()
                      .allMatch(
                          id ->
                              stores.searches().find(id).orElseThrow().state()
                                  == SearchState.COMPLETED));

      assertThat(searches).hasSize(PLAN.searches()).hasSize(2);
      for (var search : searches) {
        assertThat(stores.trials().ofSearch(search))
            .hasSize(PLAN.trials())
            .allMatch(trial -> trial.attempt() == trial.rung() + 1, "one attempt for each rung")
            .allMatch(trial -> trial.state() != TrialState.FAILED);
        assertThat(scores(stores, search))
            .as("events of scores")
            .isEqualTo(
                stores.trials().ofSearch(search).stream()
                    .filter(trial -> trial.state() == TrialState.SCORED)
                    .count())
            .isPositive();
      }
      assertThat(figures.scoredTwice()).isZero();
      assertThat(figures.died()).isZero();
      assertThat(figures.lostAttempts()).isZero();
      assertThat(figures.refusedConnections()).isZero();
      assertThat(figures.meanTraining()).isBetween(0.01, 20.0);
      assertThat(figures.idleShare()).isBetween(0.0, 1.0);
      assertThat(figures.of(Use.BEGIN).count()).isPositive();
      assertThat(figures.transactionsPerSecond() * figures.seconds())
          .as("what PostgreSQL counted, of which each loan is one at least")
          .isGreaterThan(0.5 * loans(figures));
      assertThat(figures.postgresCores()).isBetween(0.001, 64.0);
      assertThat(ScalePlot.of(List.of(figures), List.of()))
          .contains(">20</text>", "</svg>")
          .doesNotContain("NaN");
    }
  }

  private static long scores(Database stores, UUID search) {
    return stores.events().after(search, 0, 10_000).stream()
        .filter(event -> event.type().equals("trial-scored"))
        .count();
  }

  private static double loans(FleetFigures figures) {
    return figures.uses().values().stream().mapToLong(Latencies.Summary::count).sum();
  }
}
