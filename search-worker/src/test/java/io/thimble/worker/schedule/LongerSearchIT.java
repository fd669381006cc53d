package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are made longer after they were complete, taken on by the real advance. */
class LongerSearchIT {
  private static final int CLIPS = 1_000;
  private static final int FEW = 4;
  private static final int MANY = 9;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;
  private static AdvanceSearch advance;

  @BeforeAll
  static void start() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
    var data = new SearchData(database.datasets(), folder, 0);
    var finalScoring =
        new FinalScoring(
            database,
            data,
            (_, _) -> {
              throw new AssertionError("Every member of a front has its test score already.");
            },
            1,
            Traces.none());
    advance = new AdvanceSearch(database, data, finalScoring, Clock.systemUTC(), Traces.none());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void randomSearchMadeLongerTriesWhatALongOneWouldHaveTried() {
    var posted = search("random", MANY);
    var extended = search("random", FEW);
    runToTheEnd(posted);
    runToTheEnd(extended);

    extend(extended);
    runToTheEnd(extended);

    assertThat(decisions(extended)).hasSize(MANY).isEqualTo(decisions(posted));
    assertThat(database.searches().find(extended).orElseThrow().hypervolume())
        .isEqualTo(database.searches().find(posted).orElseThrow().hypervolume());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "genetic", "aging-evolution"})
  void trialsThatWereThereStayAndTheRestIsTheSameEachTime(String strategy) {
    var one = search(strategy, FEW);
    var other = search(strategy, FEW);
    runToTheEnd(one);
    runToTheEnd(other);
    var before = decisions(one);

    extend(one);
    extend(other);
    runToTheEnd(one);
    runToTheEnd(other);

    assertThat(decisions(one)).hasSize(MANY).startsWith(before.toArray(Decisions[]::new));
    assertThat(decisions(other)).isEqualTo(decisions(one));
  }

  private static UUID search(String strategy, int trials) {
    var id =
        database
            .searches()
            .create(
                SearchSpecJson.read(
                    """
                    {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
                     "budget": {"flashBytes": 100000}, "strategy": "%s", "trials": %d, "seed": 3}
                    """
                        .formatted(strategy, trials)));
    assertThat(database.searches().move(id, SearchMove.START, null)).isTrue();
    return id;
  }

  private static void extend(UUID id) {
    assertThat(database.changes().extend(id, spec -> withTrials(spec, MANY)))
        .isEqualTo(SearchChanges.Outcome.DONE);
  }

  private static SearchSpec withTrials(SearchSpec spec, int trials) {
    return SearchSpecJson.read(
        SearchSpecJson.write(spec).replace("\"trials\":" + FEW, "\"trials\":" + trials));
  }

  /** Advances and scores by turns, as workers do. */
  private static void runToTheEnd(UUID id) {
    while (advance.advance(id)) {
      database.trials().ofSearch(id).stream()
          .filter(trial -> !trial.state().isFinal())
          .forEach(LongerSearchIT::score);
    }
    assertThat(database.searches().find(id).orElseThrow().state()).isEqualTo(SearchState.COMPLETED);
  }

  /** What a network hears depends on the network alone, so that searches compare. */
  private static void score(StoredTrial trial) {
    var correct = 500 + Math.floorMod(trial.architecture().hashCode(), 400);
    var score = new Score(new Accuracy(correct, CLIPS), new Accuracy(correct, CLIPS));
    var model = trial.architecture().getBytes(StandardCharsets.UTF_8);
    var attempt = database.trials().begin(trial.search(), trial.number(), "worker").orElseThrow();
    assertThat(
            database
                .trials()
                .score(attempt, score, new Artifacts(model, Sha256.of(model), "ptq", model, model)))
        .isTrue();
    assertThat(database.trials().scoreTest(trial.search(), trial.number(), score, model)).isTrue();
  }

  private static List<Decisions> decisions(UUID id) {
    return database.trials().ofSearch(id).stream().map(StoredTrial::decisions).toList();
  }
}
