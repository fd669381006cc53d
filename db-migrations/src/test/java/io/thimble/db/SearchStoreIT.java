package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.db.event.Event;
import io.thimble.db.search.Importance;
import io.thimble.db.search.NewSearch;
import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataIntegrityViolationException;

@ExtendWith(SharedDatabase.class)
class SearchStoreIT {
  private Database database;
  private TaskTable tasks;

  @BeforeEach
  void open(DataSource source) {
    database = Database.of(source);
    tasks = new TaskTable(source);
  }

  @Test
  void newSearchIsQueuedWithItsEventAndItsTask() {
    var id = database.searches().create(Samples.SPEC);

    var search = database.searches().find(id).orElseThrow();
    assertThat(search.spec()).isEqualTo(Samples.SPEC);
    assertThat(search.state()).isEqualTo(SearchState.QUEUED);
    assertThat(search.rejections()).isEqualTo(Rejections.NONE);
    assertThat(search.hypervolume()).isZero();
    assertThat(search.startedAt()).isNull();
    assertThat(events(id)).containsExactly("search-queued");
    assertThat(tasks.hasDueAdvance(id)).isTrue();
  }

  @Test
  void unknownSearchIsNotFoundAndCannotMove() {
    assertThat(database.searches().find(UUID.randomUUID())).isEmpty();
    assertThat(database.searches().move(UUID.randomUUID(), SearchMove.CANCEL, "not wanted"))
        .isFalse();
  }

  @Test
  void searchesAreListedNewestFirstPageByPage() {
    var ids = Stream.generate(() -> database.searches().create(Samples.SPEC)).limit(5).toList();

    var first = database.searches().list(null, 3);
    var second = database.searches().list(first.getLast().id(), 3);

    assertThat(first).extracting(StoredSearch::id).isEqualTo(ids.reversed().subList(0, 3));
    assertThat(second).extracting(StoredSearch::id).isEqualTo(ids.reversed().subList(3, 5));
  }

  @Test
  void aSearchIsItsOwnersAndOfMiddlePriority() {
    var hers = database.searches().create(Samples.SPEC, "ada");
    var local = database.searches().create(Samples.SPEC);

    assertThat(database.searches().find(hers).orElseThrow())
        .returns("ada", StoredSearch::owner)
        .returns(0, StoredSearch::priority);
    assertThat(database.searches().find(local).orElseThrow().owner())
        .isEqualTo(StoredSearch.LOCAL_OWNER);
  }

  @Test
  void aSearchKeepsTheTraceOfItsPostAndNothingElseInItsPlace() {
    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    var traced = database.searches().create(traced(traceparent)).orElseThrow();
    var untraced = database.searches().create(Samples.SPEC, "ada");

    assertThat(database.searches().find(traced).orElseThrow().traceparent()).isEqualTo(traceparent);
    assertThat(database.searches().find(untraced).orElseThrow().traceparent()).isNull();
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> database.searches().create(traced("00-0af7-b7ad-01")))
        .withMessageContaining("search_traceparent_is_one");
  }

  private static NewSearch traced(String traceparent) {
    return new NewSearch(Samples.SPEC, "ada", null, traceparent);
  }

  @Test
  void aSearchIsMadeOfWhatIsThereAndOverAlone() {
    var running = Samples.runningSearch(database);
    var imported = new NewSearch(Samples.SPEC, "ada", UUID.randomUUID(), null);

    assertThat(database.searches().create(imported)).as("no such data set").isEmpty();
    assertThat(database.searches().create(learningFrom(UUID.randomUUID()))).isEmpty();
    assertThat(database.searches().create(learningFrom(running))).as("not over").isEmpty();
    assertThat(database.searches().list(null, 10)).hasSize(1);

    database.searches().move(running, SearchMove.COMPLETE, null);
    assertThat(database.searches().create(learningFrom(running))).isPresent();
  }

  private static NewSearch learningFrom(UUID... searches) {
    var ids =
        Stream.of(searches).map(id -> "\"%s\"".formatted(id)).collect(Collectors.joining(","));
    var json = SearchSpecJson.write(Samples.SPEC);
    return NewSearch.of(
        SearchSpecJson.read(json.substring(0, json.length() - 1) + ",\"warmStart\":[" + ids + "]}"),
        "ada");
  }

  @Test
  void moveFromAStateThatIsNotAllowedChangesNothing() {
    var id = database.searches().create(Samples.SPEC);
    var before = database.searches().find(id);

    assertThat(database.searches().move(id, SearchMove.COMPLETE, null)).isFalse();

    assertThat(database.searches().find(id)).isEqualTo(before);
    assertThat(events(id)).containsExactly("search-queued");
  }

  @Test
  void firstMoveToRunningStartsTheClockAndAFinalMoveStopsIt() {
    var id = Samples.runningSearch(database);
    var started = database.searches().find(id).orElseThrow().startedAt();
    database.searches().move(id, SearchMove.PAUSE, null);
    database.searches().move(id, SearchMove.RESUME, null);
    database.searches().move(id, SearchMove.FAIL, "the data set is gone");

    var search = database.searches().find(id).orElseThrow();
    assertThat(search.startedAt()).isNotNull().isEqualTo(started);
    assertThat(search.endedAt()).isNotNull();
    assertThat(search.reason()).isEqualTo("the data set is gone");
    assertThat(events(id))
        .containsExactly(
            "search-queued", "search-running", "search-paused", "search-running", "search-failed");
  }

  @Test
  void explanationReplacesTheOneBeforeAndIsKeptAsItIs() {
    var id = Samples.runningSearch(database);
    assertThat(database.searches().find(id).orElseThrow().importance()).isNull();
    assertThat(database.searches().explain(id, new Importance(List.of(), Double.NaN, 4))).isTrue();
    assertThat(database.searches().find(id).orElseThrow().importance())
        .isEqualTo(new Importance(List.of(), Double.NaN, 4));
    var importance =
        new Importance(
            List.of(
                new Importance.Share("ds-cnn", "blocks", 0.5, 0.625),
                new Importance.Share("ds-cnn", "fe_features", 0.25, 0.25)),
            0.8125,
            16);

    assertThat(database.searches().explain(id, importance)).isTrue();

    assertThat(database.searches().find(id).orElseThrow().importance()).isEqualTo(importance);
    assertThat(events(id)).endsWith("search-explained", "search-explained");
    assertThat(database.searches().explain(UUID.randomUUID(), importance)).isFalse();
  }

  @Test
  void cancelEndsTrialsThatAreNotFinalAndWithdrawsAllWork() {
    var id = Samples.runningSearch(database);
    var scored = Samples.begunTrial(database, id, 0);
    database.trials().score(scored, Samples.score(180), Samples.artifacts("model"));
    Samples.begunTrial(database, id, 1);
    Samples.propose(database, id, 2);

    assertThat(database.searches().move(id, SearchMove.CANCEL, null)).isTrue();

    assertThat(database.trials().ofSearch(id))
        .extracting(trial -> trial.state())
        .containsExactly(TrialState.SCORED, TrialState.CANCELLED, TrialState.CANCELLED);
    assertThat(events(id)).endsWith("search-cancelled", "trial-cancelled", "trial-cancelled");
    assertThat(tasks.count()).isZero();
  }

  @Test
  void resumeEnqueuesTrialsWhoseTaskWasDroppedWhilePaused() {
    var id = Samples.runningSearch(database);
    Samples.propose(database, id, 0);
    database.searches().move(id, SearchMove.PAUSE, null);
    assertThat(database.trials().begin(id, 0, Samples.WORKER)).isEmpty();
    tasks.dropAll();

    database.searches().move(id, SearchMove.RESUME, null);

    assertThat(tasks.hasDueAdvance(id)).isTrue();
    assertThat(tasks.hasDueTrial(id, 0)).isTrue();
  }

  private List<String> events(UUID search) {
    return database.events().after(search, 0, 100).stream().map(Event::type).toList();
  }
}
