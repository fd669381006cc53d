package io.thimble.api.course;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.hw.search.SearchMove;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who was at which trial, from when to when. */
@ExtendWith(RunningApi.Extension.class)
final class AttemptsIT {
  private final RunningApi api;

  AttemptsIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyEndingIsTold() {
    var search = SeededSearch.running(api.stores(), "endings");
    search.score(0, 350);
    search.reachRung(1, 300);
    search.fail(2);
    search.train(3);

    assertThat(told(search, ""))
        .containsExactly(
            "0/1 worker-1 scored 0-8",
            "1/1 worker-1 waiting 0-8",
            "2/1 worker-1 failed 0-3",
            "3/1 worker-1 running 0-3");

    assertThat(api.stores().searches().move(search.id(), SearchMove.CANCEL, null)).isTrue();
    assertThat(told(search, "?trial=3")).containsExactly("3/1 worker-1 cancelled 0-3");
  }

  @Test
  void trialThatChangesItsWorkerIsToldAttemptByAttempt() {
    var search = SeededSearch.running(api.stores(), "several attempts");
    var first = search.train(0);
    var checkpoint = new StoredCheckpoint(3, new byte[] {1});
    assertThat(api.stores().trials().release(first, checkpoint)).isTrue();
    var second = search.begin(0);
    search.progress(second, 5);
    var third = search.begin(0);
    search.progress(third, 4);
    assertThat(api.stores().trials().lose(third, "The disk was full.")).isTrue();
    var last = search.begin(0);

    assertThat(told(search, ""))
        .containsExactly(
            "0/1 worker-1 released 0-3",
            "0/2 worker-2 lost 3-5",
            "0/3 worker-2 lost 3-4",
            "0/4 worker-2 running 3-3");

    search.score(last, 350);
    assertThat(told(search, "")).endsWith("0/4 worker-2 scored 3-8");
    assertThat(told(search, "?trial=0")).isEqualTo(told(search, ""));
    assertThat(told(search, "?trial=1")).isEmpty();
  }

  @Test
  void attemptThatGoesOnFromARungBeginsThere() {
    var search = SeededSearch.running(api.stores(), "attempts at rungs");
    search.reachRung(0, 300);
    search.promote(0, 24);
    search.progress(search.begin(0), 11);

    assertThat(told(search, ""))
        .containsExactly("0/1 worker-1 waiting 0-8", "0/2 worker-2 running 8-11");
  }

  /** They do not say from which epoch an attempt went on. */
  @Test
  void eventsOfEarlierProgramsAreReadAsWell() throws SQLException {
    var search = SeededSearch.running(api.stores(), "earlier events");
    search.reachRung(0, 300);
    search.promote(0, 24);
    search.progress(search.begin(0), 9);
    try (var connection = api.postgres().dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                "update event set data = data - 'epoch'"
                    + " where search = ? and type = 'trial-running'")) {
      statement.setObject(1, search.id());
      assertThat(statement.executeUpdate()).isEqualTo(2);
    }

    assertThat(told(search, ""))
        .containsExactly("0/1 worker-1 waiting 2-8", "0/2 worker-2 running 8-9");
  }

  @Test
  void timesAreThoseOfTheEvents() {
    var search = SeededSearch.running(api.stores(), "times of attempts");
    search.score(0, 350);
    search.train(1);

    var attempts = attempts(search, "");

    var began = Instant.parse(attempts.get(0).get("startedAt").asString());
    var ended = Instant.parse(attempts.get(0).get("endedAt").asString());
    assertThat(ended).isAfter(began);
    assertThat(Instant.parse(attempts.get(1).get("startedAt").asString())).isAfter(ended);
    assertThat(attempts.get(1).get("endedAt").isNull()).isTrue();
  }

  @Test
  void thousandsOfTrialsTellAllTheirAttempts() {
    var search = SeededSearch.many(api.postgres(), "many attempts", 2_000);
    var trials = api.stores().trials().ofSearch(search.id());

    var attempts = attempts(search, "");

    assertThat(attempts).hasSize(trials.stream().mapToInt(trial -> trial.attempt()).sum());
    var endings =
        StreamSupport.stream(attempts.spliterator(), false)
            .map(attempt -> attempt.get("ending").asString())
            .distinct()
            .toList();
    assertThat(endings)
        .containsExactlyInAnyOrder("scored", "waiting", "failed", "released", "lost", "running");
  }

  private List<String> told(SeededSearch search, String query) {
    return StreamSupport.stream(attempts(search, query).spliterator(), false)
        .map(
            attempt ->
                "%d/%d %s %s %d-%d"
                    .formatted(
                        attempt.get("trial").asInt(),
                        attempt.get("attempt").asInt(),
                        attempt.get("worker").asString(),
                        attempt.get("ending").asString(),
                        attempt.get("fromEpoch").asInt(),
                        attempt.get("toEpoch").asInt()))
        .toList();
  }

  private JsonNode attempts(SeededSearch search, String query) {
    return json(api.get(search.path() + "/attempts" + query)).get("attempts");
  }
}
