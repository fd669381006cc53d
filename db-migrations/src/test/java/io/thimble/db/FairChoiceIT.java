package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.trial.Attempt;
import io.thimble.db.work.Tuning;
import io.thimble.db.worker.Capabilities;
import io.thimble.hw.search.SearchMove;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a worker takes next, of what several searches of several owners have to do. */
@ExtendWith(SharedDatabase.class)
class FairChoiceIT {
  private static final UUID WORKER = UUID.randomUUID();

  private Database database;
  private TaskTable tasks;
  private JdbcClient client;
  private TransactionTemplate transactions;
  private final Map<String, String> names = new HashMap<>();

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    tasks = new TaskTable(source);
    client = JdbcClient.create(source);
    transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    database.workers().report(WORKER, Samples.WORKER, can("synthetic"), false);
  }

  @Test
  void ownersTakeTurnsHoweverManySearchesAndTrialsTheyHave() {
    search("a1", "ann", 3);
    search("a2", "ann", 3);
    search("b1", "bob", 3);

    assertThat(take(4)).containsExactly("a1/0", "b1/0", "a2/0", "b1/1");
    assertThat(take(4))
        .as("with what is in training counted")
        .containsExactly("a1/1", "b1/2", "a2/1", "a1/2");
  }

  @Test
  void higherPriorityComesFirstAlsoWhenItIsSetLater() {
    search("first", "ann", 2);
    var urgent = search("urgent", "ann", 2);
    assertThat(take(1)).containsExactly("first/0");

    database.work().tune(urgent, _ -> new Tuning(5, null));

    assertThat(take(3)).containsExactly("urgent/0", "urgent/1", "first/1");
  }

  @Test
  void noMoreTrialsOfASearchAreTakenThanMayTrainAtOnceAndTheNumberHoldsAtOnce() {
    var narrow = search("narrow", "ann", 4);
    database.work().tune(narrow, _ -> new Tuning(0, 2));

    assertThat(take(3)).containsExactly("narrow/0", "narrow/1");
    assertThat(take(3)).isEmpty();
    database.work().tune(narrow, _ -> new Tuning(0, 3));
    assertThat(take(3)).containsExactly("narrow/2");
    database.work().tune(narrow, _ -> new Tuning(0, null));
    assertThat(take(3)).containsExactly("narrow/3");
  }

  @Test
  void aTrialDoesNotBeginBesideAsManyAsMayTrainAtOnce() {
    var search = search("narrow", "ann", 2);
    database.work().tune(search, _ -> new Tuning(0, 1));
    var first = Samples.begin(database, search, 0);

    assertThat(database.trials().begin(search, 1, Samples.WORKER)).isEmpty();
    assertThat(database.trials().begin(search, 0, Samples.WORKER))
        .as("the same trial once more, after its worker died")
        .isPresent();
    database.trials().fail(new Attempt(search, 0, first.number() + 1), "over");
    assertThat(database.trials().begin(search, 1, Samples.WORKER)).isPresent();
  }

  @Test
  void trialsWhoseWorkerDiedAllBeginAgainThoughFewerMayTrainAtOnceNow() {
    var search = search("narrowed", "ann", 3);
    Samples.begin(database, search, 0);
    Samples.begin(database, search, 1);
    database.work().tune(search, _ -> new Tuning(0, 1));

    for (int look = 0; look < 3; look++) {
      assertThat(database.trials().begin(search, 2, Samples.WORKER)).isEmpty();
    }
    for (int number : List.of(0, 1, 0)) {
      assertThat(database.trials().begin(search, number, Samples.WORKER)).isPresent();
    }

    assertThat(counted(search, "attempt")).containsExactly(3, 2, 0);
    assertThat(counted(search, "silent_attempts"))
        .as("who may not begin was lost by nobody")
        .containsExactly(2, 1, 0);
  }

  private List<Integer> counted(UUID search, String column) {
    return client
        .sql("select %s from trial where search = :search order by number".formatted(column))
        .param("search", search)
        .query(Integer.class)
        .list();
  }

  @Test
  void onlyWhatTheWorkerSeesIsTaken() {
    search("seen", "ann", 1);
    database.workers().report(WORKER, Samples.WORKER, can("speech"), false);

    assertThat(take(9)).isEmpty();
    assertThat(tasks.count()).as("the trial and its search wait").isEqualTo(2);
    database.workers().report(WORKER, Samples.WORKER, can("speech", "synthetic"), false);

    assertThat(take(9)).containsExactly("seen", "seen/0");
  }

  @Test
  void aDataSetThatLiesInNoFolderOfAWorkerIsForAllOfThem() {
    database.workers().report(WORKER, Samples.WORKER, can(), false);
    search("anywhere", "ann", 1);
    assertThat(take(9)).isEmpty();

    database
        .datasets()
        .see(
            new StoredDataset(
                "synthetic", null, new TreeMap<>(), false, null, List.of(), Instant.now()));

    assertThat(take(9)).containsExactly("anywhere", "anywhere/0");
  }

  @Test
  void atMostAsManyTrialsAreTakenAsPlacesAreFreeAndSearchesAdvanceWithoutOne() {
    search("busy", "ann", 3);

    assertThat(take(0)).containsExactly("busy");
    assertThat(take(2)).containsExactly("busy/0", "busy/1");
  }

  @RepeatedTest(5)
  void workersThatPickInTheSameMomentPickEachTaskOnce() throws Exception {
    search("wide", "ann", 6);
    var together = new CyclicBarrier(2);
    Callable<List<String>> worker =
        () ->
            transactions.execute(
                _ -> {
                  meet(together);
                  var picked = take(9);
                  meet(together);
                  return picked;
                });

    var picked = new ArrayList<String>();
    try (var workers = Executors.newFixedThreadPool(2)) {
      for (var one : workers.invokeAll(List.of(worker, worker))) {
        picked.addAll(one.get());
      }
    }

    assertThat(picked).containsExactlyInAnyOrderElementsOf(names.values());
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("One of the two waits for the other's transaction.", e);
    }
  }

  @Test
  void ofManySearchesEachGivesAsManyAsThereAreFreePlacesAtMost() {
    search("urgent", "ann", 4);
    search("wide", "ann", 9);
    var last = search("last", "bob", 2);
    database.work().tune(last, _ -> new Tuning(7, null));

    assertThat(take(8))
        .containsExactly(
            "last/0", "last/1", "urgent/0", "wide/0", "urgent/1", "wide/1", "urgent/2", "wide/2");
    assertThat(take(8))
        .containsExactly("urgent/3", "wide/3", "wide/4", "wide/5", "wide/6", "wide/7", "wide/8");
    assertThat(take(8)).isEmpty();
  }

  @Test
  void aTrialThatIsDueLaterWaitsAndALeftOverOfAnyPriorityIsTakenFirst() {
    var search = search("mixed", "ann", 3);
    var attempt = Samples.begin(database, search, 1);
    database.trials().fail(attempt, "diverged");
    client.sql("update scheduled_tasks set execution_time = now() + interval '1 hour'").update();
    assertThat(take(8)).isEmpty();

    client.sql("update scheduled_tasks set execution_time = now()").update();
    assertThat(take(2)).containsExactly("mixed/1", "mixed/0");
    assertThat(take(2)).containsExactly("mixed/2");
  }

  @Test
  void aPausedSearchKeepsItsTasksAndALeftOverTaskIsTaken() {
    var search = search("paused", "ann", 2);
    var attempt = Samples.begin(database, search, 0);
    database.trials().fail(attempt, "diverged");
    database.searches().move(search, SearchMove.PAUSE, null);

    assertThat(take(9)).containsExactly("paused", "paused/0");
    database.searches().move(search, SearchMove.RESUME, null);
    assertThat(take(9)).containsExactly("paused/1");
  }

  private static Capabilities can(String... datasets) {
    return Capabilities.of(2, 0, 2, Set.of(datasets));
  }

  /** A running search with these trials; its own task is due as well. */
  private UUID search(String name, String owner, int trials) {
    var search = database.searches().create(Samples.SPEC, owner);
    database.searches().move(search, SearchMove.START, null);
    for (int number = 0; number < trials; number++) {
      Samples.propose(database, search, number);
      names.put(WorkNames.trialInstance(search, number), name + "/" + number);
    }
    names.put(search.toString(), name);
    return search;
  }

  /** What is taken, as the scheduler would take it; of tasks of searches only those taken alone. */
  private List<String> take(int places) {
    var taken = new ArrayList<String>();
    for (var instance : pick(places)) {
      taken.add(names.getOrDefault(instance, instance));
    }
    if (places < 9 && places > 0) {
      taken.removeIf(name -> !name.contains("/"));
    }
    return taken;
  }

  private List<String> pick(int places) {
    var chosen =
        client
            .sql(FairChoice.select(WORKER, places, 50, ""))
            .param(false)
            .param(OffsetDateTime.now().plusSeconds(1))
            .query((row, _) -> row.getString("task_instance"))
            .list();
    for (var instance : chosen) {
      client
          .sql("update scheduled_tasks set picked = true where task_instance = ?")
          .param(instance)
          .update();
    }
    return chosen;
  }
}
