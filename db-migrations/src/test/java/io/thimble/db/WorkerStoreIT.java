package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.db.work.Tuning;
import io.thimble.db.work.WorkLoad;
import io.thimble.db.worker.Capabilities;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedDatabase.class)
class WorkerStoreIT {
  private static final Capabilities CAN = Capabilities.of(8, 1, 2, Set.of("speech", "synthetic"));

  private Database database;
  private JdbcClient client;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    client = JdbcClient.create(source);
  }

  @Test
  void aWorkerIsThereWithWhatItSaidLastAndWhatItHolds() {
    var id = UUID.randomUUID();
    database.workers().report(id, Samples.WORKER, CAN, false);
    Samples.begunTrial(database, Samples.runningSearch(database), 0);
    var fewer = Capabilities.of(8, 1, 3, Set.of("synthetic", "it's 100 % \"new\""));
    database.workers().report(id, Samples.WORKER, fewer, true);

    var worker = database.workers().alive().getFirst();

    assertThat(worker.id()).isEqualTo(id);
    assertThat(worker.can()).isEqualTo(fewer);
    assertThat(worker.draining()).isTrue();
    assertThat(worker.running()).isEqualTo(1);
    assertThat(worker.startedAt()).isBeforeOrEqualTo(worker.seenAt());
  }

  @Test
  void aWorkerThatWasSilentForItsLeaseIsNotThereUntilItSpeaksAgain() {
    var id = UUID.randomUUID();
    database.workers().report(id, Samples.WORKER, CAN, false);
    assertThat(database.workers().count()).isEqualTo(1);
    silentFor("61 seconds");
    assertThat(database.workers().alive()).isEmpty();
    assertThat(database.workers().count()).isZero();

    database.workers().report(id, Samples.WORKER, CAN, false);
    assertThat(database.workers().alive()).hasSize(1);
  }

  @Test
  void workersThatLeftOrWereSilentForADayAreForgotten() {
    var left = UUID.randomUUID();
    database.workers().report(left, "left/1", CAN, false);
    database.workers().leave(left);
    database.workers().report(UUID.randomUUID(), "silent/2", CAN, false);
    silentFor("25 hours");

    database.workers().report(UUID.randomUUID(), "new/3", CAN, false);

    assertThat(client.sql("select name from worker").query(String.class).list())
        .containsExactly("new/3");
  }

  @Test
  void tuningIsKeptWithAnEventUntilTheSearchEnds() {
    var search = Samples.runningSearch(database);
    assertThat(database.work().tuning(search)).contains(new Tuning(0, null));

    assertThat(database.work().tune(search, _ -> new Tuning(-7, 3))).contains(new Tuning(-7, 3));

    assertThat(database.work().tuning(search)).contains(new Tuning(-7, 3));
    var event = database.events().after(search, 0, 10).getLast();
    assertThat(event.type()).isEqualTo("search-tuned");
    assertThat(event.data()).contains("\"priority\": -7", "\"runningAtOnce\": 3");
    database.searches().move(search, SearchMove.CANCEL, null);
    assertThat(database.work().tune(search, _ -> new Tuning(1, 1))).isEmpty();
    assertThat(database.work().tune(UUID.randomUUID(), _ -> new Tuning(1, 1))).isEmpty();
    assertThatThrownBy(() -> new Tuning(101, null)).hasMessageContaining("101");
    assertThatThrownBy(() -> new Tuning(0, 0)).hasMessageContaining("Maybe pause");
  }

  @Test
  void changesOfTheTuningAtTheSameMomentAreBothKept() {
    var search = Samples.runningSearch(database);
    try (var other = Executors.newSingleThreadExecutor()) {
      var broader = new CompletableFuture<Optional<Tuning>>();

      database
          .work()
          .tune(
              search,
              before -> {
                broader.completeAsync(() -> runAtOnce(search, 3), other);
                assertThat(broader).failsWithin(Duration.ofMillis(300));
                return new Tuning(5, before.runningAtOnce());
              });

      assertThat(broader).succeedsWithin(Duration.ofMinutes(1));
    }
    assertThat(database.work().tuning(search)).contains(new Tuning(5, 3));
  }

  private Optional<Tuning> runAtOnce(UUID search, int trials) {
    return database.work().tune(search, before -> new Tuning(before.priority(), trials));
  }

  @Test
  void loadCountsWhatWaitsAndWhatTrains() {
    assertThat(database.work().load().searches()).isZero();
    assertThat(database.work().load().longestWait()).isZero();
    var search = Samples.runningSearch(database);
    Samples.begunTrial(database, search, 0);
    Samples.waitingTrial(database, search, 1, 150);
    Samples.propose(database, search, 2);
    client.sql("update trial set created_at = now() - interval '90 seconds'").update();

    var load = database.work().load();

    assertThat(load).isEqualTo(new WorkLoad(1, 1, 1, 1, load.longestWait()));
    assertThat(load.longestWait().toSeconds()).isBetween(90L, 150L);
  }

  @Test
  void searchesAreCountedInEveryState() {
    assertThat(database.work().searches()).containsOnlyKeys(SearchState.values());
    assertThat(database.work().searches().values()).containsOnly(0);
    Samples.runningSearch(database);
    Samples.runningSearch(database);
    var over = Samples.runningSearch(database);
    database.searches().move(over, SearchMove.CANCEL, null);

    assertThat(database.work().searches())
        .containsEntry(SearchState.RUNNING, 2)
        .containsEntry(SearchState.CANCELLED, 1)
        .containsEntry(SearchState.COMPLETED, 0);
  }

  private void silentFor(String interval) {
    client
        .sql("update worker set seen_at = now() - cast(:interval as interval)")
        .param("interval", interval)
        .update();
  }
}
