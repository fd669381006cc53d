package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RungComparisonIT {
  private static final int CLIPS = 100;
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "budget": {"flashBytes": 900000},
       "parallelism": 4, "training": {"epochs": 30, "rungs": [5, 15], "reduction": 2,
                    "audit": 0}}
      """;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  private UUID search;

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

  @BeforeEach
  void startSearch() {
    search = database.searches().create(SearchSpecJson.read(SPEC));
    move(SearchMove.START);
    for (int number = 0; number < 4; number++) {
      propose(number);
    }
  }

  @Test
  void waitingTrialsGoOnToTheNextRungOrAreStopped() {
    reach(1, 5, 40);
    assertThat(compare())
        .as("trial 0 has no result yet")
        .containsExactly("QUEUED to 5", "WAITING to 5", "QUEUED to 5", "QUEUED to 5");

    reach(0, 5, 50);
    reach(2, 5, 60);
    reach(3, 5, 30);
    assertThat(compare())
        .containsExactly("QUEUED to 15", "STOPPED to 5", "QUEUED to 15", "STOPPED to 5");

    reach(2, 15, 70);
    assertThat(compare())
        .containsExactly("QUEUED to 15", "STOPPED to 5", "WAITING to 15", "STOPPED to 5");
    reach(0, 15, 60);
    assertThat(compare())
        .as("after the last rung all epochs are left")
        .containsExactly("QUEUED to 30", "STOPPED to 5", "QUEUED to 30", "STOPPED to 5");
  }

  @Test
  void aTrialThatFailsNoLongerHoldsUpThoseAboveIt() {
    reach(0, 5, 20);
    reach(1, 5, 50);
    reach(2, 5, 60);
    compare();
    reach(2, 15, 70);
    reach(1, 15, 65);
    assertThat(compare())
        .as("trial 0 has no result at the second rung")
        .containsExactly("QUEUED to 15", "WAITING to 15", "WAITING to 15", "QUEUED to 5");

    var attempt = database.trials().begin(search, 0, "worker").orElseThrow();
    assertThat(database.trials().fail(attempt, "diverged")).isTrue();
    assertThat(compare())
        .containsExactly("FAILED to 15", "QUEUED to 30", "QUEUED to 30", "QUEUED to 5");
  }

  @Test
  void aTrialThatIsStoppedNoLongerHoldsUpThoseAboveItInTheSameStep() {
    reach(0, 5, 50);
    compare();
    reach(2, 5, 60);
    reach(3, 5, 70);
    reach(0, 15, 50);
    reach(1, 5, 10);
    assertThat(compare().subList(0, 3))
        .containsExactly("QUEUED to 30", "STOPPED to 5", "QUEUED to 15");
    propose(4);
    reach(4, 5, 5);
    reach(2, 15, 60);
    assertThat(compare())
        .containsExactly(
            "QUEUED to 30", "STOPPED to 5", "QUEUED to 30", "QUEUED to 15", "STOPPED to 5");
  }

  @Test
  void whileTheSearchIsPausedTrialsWaitOn() {
    reach(0, 5, 50);
    move(SearchMove.PAUSE);

    assertThat(compare().getFirst()).isEqualTo("WAITING to 5");
  }

  private List<String> compare() {
    var stored = database.searches().find(search).orElseThrow();
    return new RungComparison(database.trials())
        .compare(stored).stream().map(RungComparisonIT::text).toList();
  }

  private static String text(StoredTrial trial) {
    return "%s to %d".formatted(trial.state(), trial.epochs());
  }

  private void reach(int number, int epoch, int correct) {
    var attempt = database.trials().begin(search, number, "worker").orElseThrow();
    assertThat(
            database
                .trials()
                .reachRung(
                    attempt,
                    new Accuracy(correct, CLIPS),
                    new StoredCheckpoint(epoch, new byte[] {1})))
        .isTrue();
  }

  private void propose(int number) {
    var decisions = Presets.named("dnn-s").decisions();
    var architecture = Spaces.of(Family.DNN).decode(decisions, 4);
    var proposal =
        new Proposal(decisions, architecture.id(), Estimates.of(architecture), null, null);
    assertThat(database.trials().propose(search, number, proposal, 5, Rejections.NONE)).isTrue();
  }

  private void move(SearchMove move) {
    assertThat(database.searches().move(search, move, null)).isTrue();
  }
}
