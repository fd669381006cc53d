package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.thimble.db.Database;
import io.thimble.db.log.StoredLine;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import io.thimble.db.search.Rejections;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.work.Tuning;
import io.thimble.db.worker.Capabilities;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trainer.Trainers;
import io.thimble.worker.trial.SearchData;
import io.thimble.worker.trial.TrialRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real scheduler on a real database, with trainers that do as the test says. */
class SchedulingIT {
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "budget": {"flashBytes": 900000},
       "parallelism": 8}
      """;

  @TempDir private static Path folder;
  private static EmbeddedDatabase postgres;
  private static Database database;

  private final Semaphore mayEnd = new Semaphore(0, true);
  private final List<String> begun = new ArrayList<>();
  private final List<UUID> searches = new ArrayList<>();
  private Scheduler scheduler;
  private Looks looks;

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
    Migrate.run(postgres.dataSource());
    database = Database.of(postgres.dataSource());
  }

  @AfterAll
  static void stopDatabase() {
    postgres.close();
  }

  @BeforeEach
  void startScheduler() {
    var worker = UUID.randomUUID();
    var can = Capabilities.of(4, 0, 4, Set.of("synthetic"));
    database.workers().report(worker, "worker", can, false);
    var data = new SearchData(database.datasets(), folder.resolve("cache"), 1L << 30);
    Trainers trainers = this::train;
    var runner =
        new TrialRunner(
            database, data, trainers, 1, Duration.ofSeconds(5), Traces.none(), new Pace());
    var places = new Places(4);
    var task = new TrialTask(database, runner, new WorkerName("worker"), places, Clock.systemUTC());
    scheduler =
        Scheduler.create(postgres.dataSource(), task.task())
            .threads(4 + ScheduleConfiguration.OTHER_TASKS)
            .pollUsingLockAndFetch(0.5, 1)
            .pollingInterval(Looks.SELDOM)
            .jdbcCustomization(new FairPicking(worker, places))
            .build();
    looks = new Looks(scheduler, new Pace(), Asked.TASKS);
    scheduler.start();
    looks.start();
  }

  @AfterEach
  void stopScheduler() {
    searches.forEach(search -> database.searches().move(search, SearchMove.CANCEL, null));
    mayEnd.release(1_000);
    looks.stop();
    scheduler.stop();
  }

  @Test
  void aWorkerTakesTheNextTrialAsSoonAsOneHasEnded() {
    looks.stop();
    var search = search("long", "ann", 40);
    mayEnd.release(1_000);
    scheduler.triggerCheckForDueExecutions();

    await().atMost(Looks.SELDOM.dividedBy(3)).until(() -> count(search, TrialState.FAILED) == 40);
  }

  @Test
  void aPoisonTrialFailsAfterThreeAttemptsAndItsSearchGoesOn() {
    mayEnd.release(1_000);
    var search = search("poison", "ann", 3);

    await().atMost(Duration.ofMinutes(1)).until(() -> count(search, TrialState.FAILED) == 3);

    assertThat(trials(search)).extracting(StoredTrial::attempt).containsExactly(1, 3, 1);
    assertThat(trials(search).get(1).reason())
        .contains("lost three attempts", "this trial is poison");
    assertThat(database.searches().find(search).orElseThrow().state())
        .isEqualTo(SearchState.RUNNING);
    assertThat(database.trialLog().after(search, 1, 0, 100))
        .extracting(StoredLine::attempt)
        .contains(1, 2, 3);
  }

  @Test
  void trialsAtOnceFollowTheNumberThatIsSetWhileTheyTrain() {
    var search = search("narrow", "ann", 6, new Tuning(0, 1));
    mayEnd.release(1);
    await().until(() -> count(search, TrialState.FAILED) == 1);
    await().until(() -> count(search, TrialState.RUNNING) == 1);

    database.work().tune(search, _ -> new Tuning(0, 3));
    await().until(() -> count(search, TrialState.RUNNING) == 3);

    database.work().tune(search, _ -> new Tuning(0, 2));
    for (int ended = 2; ended <= 6; ended++) {
      var wanted = ended;
      mayEnd.release(1);
      await().until(() -> count(search, TrialState.FAILED) == wanted);
    }
    assertThat(mostAtOnce(search)).isEqualTo(3);
  }

  @Test
  void ownersShareAWorkerAndTheUrgentComesFirst() {
    var blocked = search("blocked", "zoe", 4);
    await().until(() -> count(blocked, TrialState.RUNNING) == 4);
    search("many", "ann", 8);
    search("few", "bob", 2);
    search("urgent", "ann", 1, new Tuning(1, null));
    synchronized (begun) {
      begun.clear();
    }

    for (int ended = 1; ended <= 5; ended++) {
      var wanted = ended;
      mayEnd.release(1);
      await().until(() -> begunSoFar().size() == wanted);
    }

    assertThat(begunSoFar())
        .as("ann's urgent trial counts as hers, so bob is next, and then they take turns")
        .containsExactly("urgent 0", "few 0", "many 0", "few 1", "many 1");
  }

  private Ending train(Order.Work work, Supervisor supervisor) {
    var trial = ((Order.Train) work).trial();
    synchronized (begun) {
      begun.add(trial.search().name() + " " + trial.number());
    }
    mayEnd.acquireUninterruptibly();
    if (trial.search().name().equals("poison") && trial.number() == 1) {
      throw new IllegalStateException("this trial is poison");
    }
    return new Ending.Unfit("for the test");
  }

  private List<String> begunSoFar() {
    synchronized (begun) {
      return List.copyOf(begun);
    }
  }

  private static long mostAtOnce(UUID search) {
    long running = 0;
    long most = 0;
    for (var event : database.events().after(search, 0, 1_000)) {
      switch (event.type()) {
        case "trial-running" -> running++;
        case "trial-failed" -> running--;
        default -> {}
      }
      most = Math.max(most, running);
    }
    return most;
  }

  private static long count(UUID search, TrialState state) {
    return trials(search).stream().filter(trial -> trial.state() == state).count();
  }

  private static List<StoredTrial> trials(UUID search) {
    return database.trials().ofSearch(search);
  }

  private UUID search(String name, String owner, int trials) {
    return search(name, owner, trials, new Tuning(0, null));
  }

  private UUID search(String name, String owner, int trials, Tuning tuning) {
    var spec = SPEC.replaceFirst("\\{", "{\"name\": \"%s\", ".formatted(name));
    var search = database.searches().create(SearchSpecJson.read(spec), owner);
    searches.add(search);
    database.searches().move(search, SearchMove.START, null);
    database.work().tune(search, _ -> tuning);
    for (int number = 0; number < trials; number++) {
      database.trials().propose(search, number, proposal(), 30, Rejections.NONE);
    }
    return search;
  }

  private static Proposal proposal() {
    return new Proposal(
        new Decisions(Family.DNN, new TreeMap<>(Map.of("layers", 1))),
        "a1b2",
        new Estimate(
            400_000,
            MacsByKind.of(Map.of(OperatorKind.DENSE, 400_000L)),
            900,
            new Estimate.Flash(20_000, 50_000, 4_000),
            new Estimate.Sram(9_000, 9_000, 9_000, 9_000, 3_000, 2_000),
            List.of()),
        null,
        null);
  }
}
