package io.thimble.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.AwayDataSource;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.TrainerPool;
import io.thimble.worker.trainer.TrainerSettings;
import io.thimble.worker.trainer.Trainers;
import io.thimble.worker.trial.TrialRunner.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts at trials, with real trainers and a real database. */
class TrialRunnerIT {
  private static final int EPOCHS = 60;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  private final AtomicBoolean stopping = new AtomicBoolean();
  private TrainerPool trainers;
  private ExecutorService threads;

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
  void open() {
    trainers = pool();
    threads = Executors.newSingleThreadExecutor();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    trainers.close();
  }

  @Test
  void aPausedTrialIsPutBackAtOnceAndGoesOnElsewhereAsIfNothingHadHappened() throws Exception {
    var undisturbed = search("");
    assertThat(run(undisturbed).get(3, TimeUnit.MINUTES)).isEqualTo(Result.DONE);

    var search = search("");
    var result = run(search);
    awaitEpochs(search, 2);
    var start = System.nanoTime();
    move(search, SearchMove.PAUSE);
    assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(Result.RELEASED);
    print("A pause", start);

    assertThat(trial(search).state()).isEqualTo(TrialState.QUEUED);
    var checkpoint = database.trials().checkpoint(search, 0).orElseThrow();
    assertThat(checkpoint.epoch()).isEqualTo(trial(search).epoch()).isBetween(2, EPOCHS - 1);
    move(search, SearchMove.RESUME);
    trainers.close();
    trainers = pool();
    assertThat(run(search).get(3, TimeUnit.MINUTES)).isEqualTo(Result.DONE);
    assertThat(model(search)).isEqualTo(model(undisturbed));
  }

  @Test
  void aScoredTrialTellsItsCurveAndAReportThatAddsUpToItsScore() throws Exception {
    var search = search("");
    run(search).get(3, TimeUnit.MINUTES);

    var curve = database.reports().curve(search, 0);
    assertThat(curve)
        .extracting(EpochResult::epoch)
        .isEqualTo(IntStream.rangeClosed(1, EPOCHS).boxed().toList());
    assertThat(curve.getLast().loss()).isPositive().isLessThan(curve.getFirst().loss());
    assertThat(curve).allSatisfy(epoch -> assertThat(epoch.seconds()).isBetween(1e-4, 60.0));
    var report = database.reports().find(search, 0);
    var heard = Objects.requireNonNull(report.validation());
    var score = Objects.requireNonNull(trial(search).validation());
    assertThat(accuracy(heard.floating())).isEqualTo(score.floating());
    assertThat(accuracy(heard.int8())).isEqualTo(score.int8());
    assertThat(report.layers()).isNotEmpty();
    assertThat(report.misheard()).hasSize(score.int8().clips() - score.int8().correct());
    assertThat(report.test()).isNull();
  }

  private static Accuracy accuracy(List<List<Integer>> counts) {
    int correct = 0;
    int clips = 0;
    for (int said = 0; said < counts.size(); said++) {
      correct += counts.get(said).get(said);
      clips += counts.get(said).stream().mapToInt(Integer::intValue).sum();
    }
    return new Accuracy(correct, clips);
  }

  @Test
  void aWorkerThatStopsPutsItsTrialBackWithACheckpoint() throws Exception {
    var search = search("");
    var result = run(search);
    awaitEpochs(search, 1);
    stopping.set(true);

    assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(Result.RELEASED);
    assertThat(trial(search).state()).isEqualTo(TrialState.QUEUED);
    assertThat(database.trials().checkpoint(search, 0)).isPresent();
  }

  @Test
  void aCancelledTrialEndsAtOnceAndItsTrainerServesTheNext() throws Exception {
    var search = search("");
    var result = run(search);
    awaitEpochs(search, 1);
    var trainer = trainer();
    var start = System.nanoTime();
    move(search, SearchMove.CANCEL);

    assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(Result.DONE);
    print("A cancellation", start);
    assertThat(trial(search).state()).isEqualTo(TrialState.CANCELLED);
    assertThat(database.trials().checkpoint(search, 0)).isEmpty();
    assertThat(trainer()).isEqualTo(trainer);
  }

  @Test
  void aTrialGoesThroughItsRungsToTheSameFile() throws Exception {
    var straight = search("");
    run(straight).get(3, TimeUnit.MINUTES);
    var search = search("\"rungs\": [5, 20],");

    run(search).get(3, TimeUnit.MINUTES);
    assertThat(trial(search).state()).isEqualTo(TrialState.WAITING);
    assertThat(database.trials().promote(search, 0, 20, false)).isTrue();
    run(search).get(3, TimeUnit.MINUTES);
    assertThat(database.trials().promote(search, 0, EPOCHS, false)).isTrue();
    run(search).get(3, TimeUnit.MINUTES);

    assertThat(database.trials().rungs(search))
        .extracting(rung -> rung.epoch())
        .containsExactly(5, 20);
    assertThat(model(search)).isEqualTo(model(straight));
  }

  @Test
  void aTrialWhoseTrainersAreKilledFailsAtTheThirdTimeAndSaysHow() throws Exception {
    var search = search("");
    for (int attempt = 1; attempt <= 3; attempt++) {
      var result = run(search);
      awaitEpochs(search, 1);
      trainer().destroyForcibly();

      assertThat(result.get(1, TimeUnit.MINUTES)).isEqualTo(Result.LOST);
      assertThat(trial(search).state())
          .as("after attempt %d", attempt)
          .isEqualTo(attempt < 3 ? TrialState.QUEUED : TrialState.FAILED);
    }
    assertThat(trial(search).reason())
        .contains("lost three attempts", "SIGKILL", "exit code 137", "Maybe");
  }

  @Test
  void aTrialWithoutItsDataSetFailsWithTheReason() throws Exception {
    var search =
        create(
            """
            {"dataset": "nowhere", "keywords": ["yes", "no"], "budget": {"flashBytes": 900000}}
            """);

    assertThat(run(search).get(1, TimeUnit.MINUTES)).isEqualTo(Result.DONE);
    assertThat(trial(search).state()).isEqualTo(TrialState.FAILED);
    assertThat(trial(search).reason()).contains("nowhere", "Maybe");
  }

  @Test
  void aTrialWhoseThreadIsInterruptedIsPutBackAndLosesNoAttempt() throws Exception {
    var search = search("");
    Trainers interrupted =
        (_, _) -> {
          Thread.currentThread().interrupt();
          throw new CancellationException("Interrupted while a trainer worked");
        };

    for (int attempt = 1; attempt <= 12; attempt++) {
      assertThat(run(search, interrupted).get(1, TimeUnit.MINUTES)).isEqualTo(Result.RELEASED);
      assertThat(trial(search).state()).as("attempt %d", attempt).isEqualTo(TrialState.QUEUED);
    }
  }

  @Test
  void aTrainingOutlivesADatabaseThatIsAwayForAWhile() throws Exception {
    var search = search("");
    var flaky = new AwayDataSource(postgres.dataSource());
    var result = run(search, trainers, Database.of(flaky.source()));
    awaitEpochs(search, 1);
    flaky.setAway(true);
    await().atMost(Duration.ofMinutes(1)).until(() -> flaky.refused() > 5);
    flaky.setAway(false);

    assertThat(result.get(3, TimeUnit.MINUTES)).isEqualTo(Result.DONE);
    assertThat(trial(search).state()).isEqualTo(TrialState.SCORED);
    assertThat(trial(search).attempt()).isEqualTo(1);
  }

  @Test
  void aTrialPaysNothingForADataSetThatIsNotToBeHadNow() throws Exception {
    var search = search("");
    Trainers hindered =
        (_, _) -> {
          throw new DataSetUnavailableException("The disk is full.", new IOException("full"));
        };

    for (int attempt = 1; attempt <= 12; attempt++) {
      assertThat(run(search, hindered).get(1, TimeUnit.MINUTES)).isEqualTo(Result.HINDERED);
      assertThat(trial(search).state()).as("attempt %d", attempt).isEqualTo(TrialState.QUEUED);
    }
    assertThat(database.trialLog().after(search, 0, 0, 100))
        .extracting(stored -> stored.line().text())
        .anySatisfy(line -> assertThat(line).contains("The disk is full."));
  }

  private static TrainerPool pool() {
    return new TrainerPool(new TrainerSettings(1, 512L << 20, folder.resolve("crashes")));
  }

  private static UUID search(String rungs) {
    return create(
        """
        {"dataset": "synthetic", "keywords": ["yes", "no"], "budget": {"flashBytes": 900000},
         "training": {%s "epochs": %d}, "seed": 3}
        """
            .formatted(rungs.isEmpty() ? "\"rungs\": []," : rungs, EPOCHS));
  }

  private static UUID create(String spec) {
    var id = database.searches().create(SearchSpecJson.read(spec));
    move(id, SearchMove.START);
    var stored = database.searches().find(id).orElseThrow().spec();
    var decisions = Presets.named("dnn-m").decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, stored.labels().size());
    var proposal =
        new Proposal(decisions, architecture.id(), Estimates.of(architecture), null, null);
    int epochs = stored.training().epochsOf(0);
    assertThat(database.trials().propose(id, 0, proposal, epochs, Rejections.NONE)).isTrue();
    return id;
  }

  private static void move(UUID search, SearchMove move) {
    assertThat(database.searches().move(search, move, null)).isTrue();
  }

  /** Begins an attempt, in another thread. */
  private Future<Result> run(UUID search) {
    return run(search, trainers);
  }

  private Future<Result> run(UUID search, Trainers trainers) {
    return run(search, trainers, database);
  }

  private Future<Result> run(UUID search, Trainers trainers, Database seen) {
    Attempt attempt = database.trials().begin(search, 0, "worker").orElseThrow();
    var data = new SearchData(database.datasets(), folder.resolve("cache"), 1L << 30);
    var runner =
        new TrialRunner(seen, data, trainers, 2, Duration.ofSeconds(5), Traces.none(), new Pace());
    return threads.submit(() -> runner.run(attempt, stopping::get));
  }

  /** Waits until this attempt has trained so many epochs more. */
  private static void awaitEpochs(UUID search, int epochs) {
    int before = database.trials().checkpoint(search, 0).map(kept -> kept.epoch()).orElse(0);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> trial(search).epoch() >= before + epochs);
    assertThat(trial(search).state()).isEqualTo(TrialState.RUNNING);
  }

  /** The one trainer; PostgreSQL is a child of this process too. */
  private static ProcessHandle trainer() {
    return children().findFirst().orElseThrow();
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"));
  }

  private static StoredTrial trial(UUID search) {
    return database.trials().find(search, 0).orElseThrow();
  }

  private static String model(UUID search) {
    return Objects.requireNonNull(trial(search).modelSha256());
  }

  private static void print(String what, long start) {
    System.out.printf(
        "%s took %d ms%n", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
