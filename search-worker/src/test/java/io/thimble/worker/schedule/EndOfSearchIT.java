package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.Database;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that somebody makes longer just when a worker ends them on grounds of what it read. */
class EndOfSearchIT {
  private static final int CLIPS = 1_000;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  /** What happens as soon as a worker scores a front. */
  private final Queue<Runnable> whileScoring = new ArrayDeque<>();

  /** What happens as soon as a worker has read a search and its trials. */
  private final Queue<Runnable> onceRead = new ArrayDeque<>();

  private AdvanceSearch advance;

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
  void startWorker() {
    var data = new SearchData(database.datasets(), folder.resolve("cache"), 0);
    var finalScoring = new FinalScoring(database, data, this::test, 1, Traces.none());
    advance = new AdvanceSearch(database, data, finalScoring, new NotingClock(), Traces.none());
  }

  @Test
  void extensionThatComesWhileTheFrontIsScoredIsNotLost() {
    var id = search(2, 1);
    assertThat(advance.advance(id)).isTrue();
    scoreAll(id);
    whileScoring.add(() -> extend(id, 2, 3));

    assertThat(advance.advance(id)).as("to be looked at again").isTrue();

    assertThat(state(id)).isEqualTo(SearchState.RUNNING);
    assertThat(advance.advance(id)).isTrue();
    assertThat(trials(id)).hasSize(3);
    scoreAll(id);
    assertThat(advance.advance(id)).isFalse();
    assertThat(state(id)).isEqualTo(SearchState.COMPLETED);
  }

  @Test
  void workerThatWasFrozenDoesNotCompleteWhatOthersWentOnWith() {
    var id = search(2, 1);
    assertThat(advance.advance(id)).isTrue();
    scoreAll(id);
    whileScoring.add(
        () -> {
          assertThat(advance.advance(id)).as("another worker ends it").isFalse();
          extend(id, 2, 3);
          assertThat(advance.advance(id)).as("and goes on with it").isTrue();
        });

    assertThat(advance.advance(id)).isTrue();

    assertThat(state(id)).isEqualTo(SearchState.RUNNING);
    assertThat(trials(id)).filteredOn(trial -> !trial.state().isFinal()).hasSize(1);
  }

  @Test
  void extensionIsNotLostToTheReplicasOfWhatWasTheFront() {
    var id = search(2, 2);
    assertThat(advance.advance(id)).isTrue();
    scoreAll(id);
    onceRead.add(() -> extend(id, 2, 3));

    assertThat(advance.advance(id)).isTrue();

    assertThat(trials(id)).extracting(StoredTrial::replicaOf).containsOnlyNulls();
    assertThat(advance.advance(id)).isTrue();
    scoreAll(id);
    assertThat(advance.advance(id)).isTrue();
    assertThat(trials(id)).filteredOn(trial -> trial.replicaOf() == null).hasSize(3);
    assertThat(trials(id)).filteredOn(trial -> trial.replicaOf() != null).isNotEmpty();
  }

  @Test
  void searchWithoutAScoreThatIsMadeLongerDoesNotFail() {
    var id = search(1, 1);
    assertThat(advance.advance(id)).isTrue();
    var attempt = database.trials().begin(id, 0, "worker").orElseThrow();
    assertThat(database.trials().fail(attempt, "diverged")).isTrue();
    onceRead.add(() -> extend(id, 1, 2));

    assertThat(advance.advance(id)).isTrue();

    assertThat(state(id)).isEqualTo(SearchState.RUNNING);
    assertThat(advance.advance(id)).isTrue();
    assertThat(trials(id)).hasSize(2);
  }

  private Ending test(Order.Work work, Supervisor supervisor) {
    var order = (Order.Test) work;
    run(whileScoring);
    var heard = List.of(List.of(1));
    return new Ending.Made(
        new Outcome.Tested(
            order.validation(), order.artifacts().bundle(), new Confusions(heard, heard)));
  }

  private static void run(Queue<Runnable> next) {
    var first = next.poll();
    if (first != null) {
      first.run();
    }
  }

  private static UUID search(int trials, int finalistSeeds) {
    var id =
        database
            .searches()
            .create(
                SearchSpecJson.read(
                    """
                    {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
                     "budget": {"flashBytes": 100000}, "strategy": "random", "trials": %d,
                     "training": {"finalistSeeds": %d}, "seed": 3}
                    """
                        .formatted(trials, finalistSeeds)));
    assertThat(database.searches().move(id, SearchMove.START, null)).isTrue();
    return id;
  }

  private static void extend(UUID id, int before, int after) {
    assertThat(
            database
                .changes()
                .extend(
                    id,
                    spec ->
                        SearchSpecJson.read(
                            SearchSpecJson.write(spec)
                                .replace("\"trials\":" + before, "\"trials\":" + after))))
        .isEqualTo(SearchChanges.Outcome.DONE);
  }

  private static void scoreAll(UUID id) {
    for (var trial : trials(id)) {
      if (!trial.state().isFinal()) {
        var accuracy = new Accuracy(700 + trial.number(), CLIPS);
        var model = trial.architecture().getBytes(StandardCharsets.UTF_8);
        var files = new Artifacts(model, Sha256.of(model), "ptq", model, model);
        var attempt = database.trials().begin(id, trial.number(), "worker").orElseThrow();
        assertThat(database.trials().score(attempt, new Score(accuracy, accuracy), files)).isTrue();
      }
    }
  }

  private static SearchState state(UUID id) {
    return database.searches().find(id).orElseThrow().state();
  }

  private static List<StoredTrial> trials(UUID id) {
    return database.trials().ofSearch(id);
  }

  /** Asked by a worker for the first time when it has read a search and its trials. */
  private final class NotingClock extends Clock {
    @Override
    public Instant instant() {
      run(onceRead);
      return Instant.now();
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("There is one zone: " + zone);
    }
  }
}
