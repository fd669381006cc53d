package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.event.Event;
import io.thimble.db.idempotency.KeptAnswer;
import io.thimble.db.idempotency.Outcome;
import io.thimble.db.idempotency.RequestKey;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Longer searches, deleted ones, and files that are let go. */
@ExtendWith(SharedDatabase.class)
class SearchChangesIT {
  private Database database;
  private TaskTable tasks;
  private JdbcClient client;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    tasks = new TaskTable(source);
    client = JdbcClient.create(source);
  }

  @Test
  void completedSearchRunsAgainAndItsRestDoesNotCountAsItsTime() {
    var id = Samples.runningSearch(database);
    database.searches().move(id, SearchMove.COMPLETE, null);
    client
        .sql(
            """
            update search
               set started_at = now() - interval '3 hours', ended_at = now() - interval '2 hours'
            """)
        .update();
    var started = database.searches().find(id).orElseThrow().startedAt();

    assertThat(database.changes().extend(id, spec -> withTrials(spec, 32)))
        .isEqualTo(SearchChanges.Outcome.DONE);

    var search = database.searches().find(id).orElseThrow();
    assertThat(search.state()).isEqualTo(SearchState.RUNNING);
    assertThat(search.spec()).isEqualTo(withTrials(Samples.SPEC, 32));
    assertThat(search.endedAt()).isNull();
    assertThat(Duration.between(started, search.startedAt()))
        .isBetween(Duration.ofHours(2), Duration.ofHours(2).plusMinutes(1));
    assertThat(events(id)).endsWith("search-completed", "search-extended", "search-running");
    assertThat(tasks.hasDueAdvance(id)).isTrue();
  }

  @Test
  void searchThatRunsGoesOnAsItIs() {
    var id = Samples.runningSearch(database);
    var before = database.searches().find(id).orElseThrow();

    database.changes().extend(id, spec -> withTrials(spec, 32));

    var after = database.searches().find(id).orElseThrow();
    assertThat(after.state()).isEqualTo(SearchState.RUNNING);
    assertThat(after.startedAt()).isEqualTo(before.startedAt());
    assertThat(events(id)).endsWith("search-running", "search-extended");
  }

  @Test
  void extensionThatIsRefusedChangesNothing() {
    var id = Samples.runningSearch(database);
    var cancelled = Samples.runningSearch(database);
    database.searches().move(cancelled, SearchMove.CANCEL, null);

    assertThatThrownBy(
            () ->
                database
                    .changes()
                    .extend(
                        id,
                        _ -> {
                          throw new IllegalArgumentException("less than it has");
                        }))
        .hasMessage("less than it has");
    assertThat(database.changes().extend(cancelled, spec -> withTrials(spec, 32)))
        .isEqualTo(SearchChanges.Outcome.WRONG_STATE);
    assertThat(database.changes().extend(UUID.randomUUID(), spec -> withTrials(spec, 32)))
        .isEqualTo(SearchChanges.Outcome.MISSING);

    assertThat(database.searches().find(id).orElseThrow().spec()).isEqualTo(Samples.SPEC);
    assertThat(database.searches().find(cancelled).orElseThrow().spec()).isEqualTo(Samples.SPEC);
    assertThat(events(id)).doesNotContain("search-extended");
  }

  @Test
  void searchThatAnOpenOneLearnsFromStaysAsItIs() {
    var taught = Samples.runningSearch(database);
    database.searches().move(taught, SearchMove.COMPLETE, null);
    var learning = database.searches().create(learningFrom(taught));

    assertThat(extendByOne(taught)).isEqualTo(SearchChanges.Outcome.LEARNT_FROM);

    var search = database.searches().find(taught).orElseThrow();
    assertThat(search.spec()).isEqualTo(Samples.SPEC);
    assertThat(search.state()).isEqualTo(SearchState.COMPLETED);
    database.searches().move(learning, SearchMove.CANCEL, null);
    assertThat(extendByOne(taught)).isEqualTo(SearchChanges.Outcome.DONE);
  }

  private static SearchSpec learningFrom(UUID taught) {
    return SearchSpecJson.read(
        SearchSpecJson.write(Samples.SPEC)
            .replaceFirst("\\}$", ",\"warmStart\":[\"%s\"]}".formatted(taught)));
  }

  @Test
  void deletedSearchLeavesNoRowInAnyTable() {
    var key = new RequestKey("local", "deleted", "fingerprint");
    var answered =
        database
            .idempotency()
            .once(key, () -> new KeptAnswer(database.searches().create(Samples.SPEC), "{}"));
    assertThat(answered).isInstanceOf(Outcome.Done.class);
    var id = ((Outcome.Done) answered).answer().search();
    database.searches().move(id, SearchMove.START, null);
    var scored = Samples.begunTrial(database, id, 0);
    database.trials().score(scored, Samples.score(180), Samples.artifacts("model"));
    Samples.waitingTrial(database, id, 1, 150);
    Samples.propose(database, id, 2);

    assertThat(database.changes().delete(id)).isEqualTo(SearchChanges.Outcome.DONE);

    for (var table : List.of("search", "trial", "artifact", "event", "rung_result", "checkpoint")) {
      assertThat(client.sql("select count(*) from " + table).query(Integer.class).single())
          .as(table)
          .isZero();
    }
    assertThat(tasks.count()).isZero();
    assertThat(client.sql("select answer from idempotency_key").query(String.class).list())
        .containsOnlyNulls();
    assertThat(database.idempotency().find(key)).contains(new Outcome.Deleted());
    assertThat(database.changes().delete(id)).isEqualTo(SearchChanges.Outcome.MISSING);
  }

  @Test
  void onlyWhatIsOverOrGoneIsOver() {
    var running = Samples.runningSearch(database);
    var over = Samples.runningSearch(database);
    database.searches().move(over, SearchMove.CANCEL, null);
    var done = new ArrayList<UUID>();

    assertThat(database.changes().whileOver(running, () -> done.add(running))).isFalse();
    assertThat(database.changes().whileOver(over, () -> done.add(over))).isTrue();
    var gone = UUID.randomUUID();
    assertThat(database.changes().whileOver(gone, () -> done.add(gone))).isTrue();

    assertThat(done).containsExactly(over, gone);
  }

  @Test
  void nobodyExtendsWhileWhatIsOverIsActedOn() throws Exception {
    var id = Samples.runningSearch(database);
    database.searches().move(id, SearchMove.COMPLETE, null);
    try (var other = Executors.newSingleThreadExecutor()) {
      var extension = new CompletableFuture<SearchChanges.Outcome>();

      database
          .changes()
          .whileOver(
              id,
              () -> {
                extension.completeAsync(() -> extendByOne(id), other);
                assertThat(extension).failsWithin(Duration.ofMillis(300));
                tasks.dropAll();
              });

      assertThat(extension)
          .succeedsWithin(Duration.ofMinutes(1))
          .isEqualTo(SearchChanges.Outcome.DONE);
    }
    assertThat(tasks.hasDueAdvance(id)).isTrue();
  }

  private SearchChanges.Outcome extendByOne(UUID id) {
    return database.changes().extend(id, spec -> withTrials(spec, spec.trials() + 1));
  }

  @Test
  void onlyWhatIsAsItWasSeenIsSettled() {
    var id = Samples.runningSearch(database);
    var seen = database.searches().find(id).orElseThrow();
    assertThat(isSettled(seen, 0)).isTrue();

    var attempt = Samples.begunTrial(database, id, 0);
    assertThat(isSettled(seen, 0)).as("a trial was added").isFalse();
    assertThat(isSettled(seen, 1)).as("it is not final").isFalse();
    database.trials().fail(attempt, "diverged");
    assertThat(isSettled(seen, 1)).isTrue();

    database.searches().move(id, SearchMove.PAUSE, null);
    assertThat(isSettled(seen, 1)).as("it is paused").isFalse();
    database.searches().move(id, SearchMove.RESUME, null);
    extendByOne(id);
    assertThat(isSettled(seen, 1)).as("it is to be longer").isFalse();
    assertThat(isSettled(database.searches().find(id).orElseThrow(), 1)).isTrue();
    database.changes().delete(id);
    assertThat(isSettled(seen, 1)).as("it is gone").isFalse();
  }

  private boolean isSettled(StoredSearch seen, int trials) {
    var done = new ArrayList<UUID>();
    var settled = database.changes().whileSettled(seen, trials, () -> done.add(seen.id()));
    assertThat(done).hasSize(settled ? 1 : 0);
    return settled;
  }

  @Test
  void filesOffTheFrontGoSomeTimeAfterTheEndAndTheirDigestStays() {
    var id = Samples.runningSearch(database);
    for (int trial = 0; trial < 2; trial++) {
      database
          .trials()
          .score(
              Samples.begunTrial(database, id, trial),
              Samples.score(170 + trial),
              Samples.artifacts("model " + trial));
    }
    assertThat(database.artifacts().letGo(Duration.ZERO)).as("while it runs").isZero();
    database.searches().move(id, SearchMove.COMPLETE, null);

    assertThat(database.artifacts().letGo(Duration.ofDays(1))).as("too early").isZero();
    assertThat(database.artifacts().letGo(Duration.ZERO)).isEqualTo(1);
    assertThat(database.artifacts().letGo(Duration.ZERO)).as("a second time").isZero();

    assertThat(database.artifacts().find(id, 0)).isEmpty();
    assertThat(database.artifacts().find(id, 1)).isPresent();
    assertThat(database.trials().find(id, 0).orElseThrow().modelSha256())
        .isEqualTo(Samples.artifacts("model 0").modelSha256());
    assertThat(events(id)).endsWith("artifacts-removed");
  }

  private static SearchSpec withTrials(SearchSpec spec, int trials) {
    return SearchSpecJson.read(
        SearchSpecJson.write(spec).replace("\"trials\":" + spec.trials(), "\"trials\":" + trials));
  }

  private List<String> events(UUID search) {
    return database.events().after(search, 0, 100).stream().map(Event::type).toList();
  }
}
