package io.thimble.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.Score;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Trainers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of fronts, by trainers that do as the test says, on a real database. */
class FinalScoringIT {
  private static final Score SCORE = new Score(new Accuracy(80, 100), new Accuracy(80, 100));

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
  void testThatFailsForGoodIsDoneWithout() {
    var search = searchWithAFront();

    assertThat(scoring((_, _) -> new Ending.Unfit("unfit")).scoreFront(search, Look.FIRST))
        .isTrue();
    assertThat(database.trials().find(search.id(), 0).orElseThrow().test()).isNull();
  }

  @Test
  void testIsKeptWithWhatWasHeard() {
    var search = searchWithAFront();
    var heard =
        new Confusions(
            List.of(List.of(30, 20), List.of(0, 50)), List.of(List.of(35, 15), List.of(5, 45)));
    var tested = new Outcome.Tested(SCORE, new byte[] {2}, heard);

    assertThat(scoring((_, _) -> new Ending.Made(tested)).scoreFront(search, Look.FIRST)).isTrue();

    assertThat(database.trials().find(search.id(), 0).orElseThrow().test()).isEqualTo(SCORE);
    assertThat(database.reports().find(search.id(), 0).test()).isEqualTo(heard);
  }

  @Test
  void testThatIsLostIsTriedAgainButNotForEver() {
    var search = searchWithAFront();
    var scoring = scoring((_, _) -> new Ending.Lost("killed"));

    assertThatThrownBy(() -> scoring.scoreFront(search, Look.FIRST)).hasMessage("killed");
    assertThat(scoring.scoreFront(search, new Look(3, () -> false))).isTrue();
  }

  @Test
  void testEndsWhenItsSearchIsPausedOrItsWorkerStops() {
    var search = searchWithAFront();
    var stopping = new AtomicBoolean();
    var scoring =
        scoring(
            (_, supervisor) -> {
              assertThat(supervisor.goesOn()).as("at first").isTrue();
              stopping.set(true);
              assertThat(supervisor.goesOn()).as("when the worker stops").isFalse();
              stopping.set(false);
              database.searches().move(search.id(), SearchMove.PAUSE, null);
              assertThat(supervisor.goesOn()).as("when the search is paused").isFalse();
              return new Ending.Made(new Outcome.Stopped(null));
            });

    assertThat(scoring.scoreFront(search, new Look(0, stopping::get))).isFalse();
  }

  private static FinalScoring scoring(Trainers trainers) {
    var data = new SearchData(database.datasets(), folder.resolve("cache"), 1L << 30);
    return new FinalScoring(database, data, trainers, 1, Traces.none());
  }

  private static StoredSearch searchWithAFront() {
    var id =
        database
            .searches()
            .create(
                SearchSpecJson.read(
                    """
                    {"dataset": "synthetic", "keywords": ["yes", "no"],
                     "budget": {"flashBytes": 900000}}
                    """));
    database.searches().move(id, SearchMove.START, null);
    var stored = database.searches().find(id).orElseThrow();
    var decisions = Presets.named("dnn-m").decisions();
    var architecture =
        Spaces.of(decisions.family()).decode(decisions, stored.spec().labels().size());
    var proposal =
        new Proposal(decisions, architecture.id(), Estimates.of(architecture), null, null);
    int epochs = stored.spec().training().epochsOf(0);
    assertThat(database.trials().propose(id, 0, proposal, epochs, Rejections.NONE)).isTrue();
    var attempt = database.trials().begin(id, 0, "worker").orElseThrow();
    var model = new byte[] {1};
    var artifacts = new Artifacts(model, Sha256.of(model), "ptq", model, model);
    assertThat(database.trials().score(attempt, SCORE, artifacts)).isTrue();
    return stored;
  }
}
