package io.thimble.api.work;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.log.TrialLine;
import io.thimble.db.token.Role;
import io.thimble.db.trial.Attempt;
import io.thimble.db.work.Tuning;
import io.thimble.db.worker.Capabilities;
import io.thimble.hw.search.SearchMove;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Workers, the tuning of a search, and what its trials print. */
@ExtendWith(RunningApi.Extension.class)
final class WorkIT {
  private final RunningApi api;

  WorkIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void workersAreListedWithWhatTheyCanDo() {
    var id = UUID.randomUUID();
    var can = Capabilities.of(8, 0, 3, Set.of("speech", "synthetic"));
    api.stores().workers().report(id, "bench/4711", can, false);

    var workers = json(api.get("/api/v1/workers")).get("workers");

    var worker =
        workers
            .valueStream()
            .filter(one -> one.get("id").asString().equals(id.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(worker.get("name").asString()).isEqualTo("bench/4711");
    assertThat(worker.get("cores").intValue()).isEqualTo(8);
    assertThat(worker.get("trainings").intValue()).isEqualTo(3);
    assertThat(worker.get("running").intValue()).isZero();
    assertThat(worker.get("datasets").valueStream().map(JsonNode::asString))
        .containsExactly("speech", "synthetic");
    api.stores().workers().leave(id);
    assertThat(api.get("/api/v1/workers").body()).doesNotContain(id.toString());
  }

  @Test
  void searchThatNobodyCanTakeUpSaysWhatItLacks() {
    var search = SeededSearch.queued(api.stores(), "waiting");
    var path = "/api/v1/searches/" + search.id();
    var dataset = api.stores().searches().find(search.id()).orElseThrow().spec().dataset();
    var id = UUID.randomUUID();

    awaitMissing(path, "No worker is up. Maybe start one");
    var tag = api.get(path).headers().firstValue("ETag").orElseThrow();
    api.stores().workers().report(id, "bench/1", can("another"), false);
    awaitMissing(path, "sees the data set (%s). Maybe".formatted(dataset));
    assertThat(api.send(api.request(path).header("If-None-Match", tag).build()).statusCode())
        .isEqualTo(200);
    api.stores().workers().report(id, "bench/1", can(dataset), false);
    awaitMissing(path, null);
    api.stores().workers().report(id, "bench/1", can(dataset), true);
    awaitMissing(path, "No worker is up");

    api.stores().searches().move(search.id(), SearchMove.CANCEL, null);
    awaitMissing(path, null);
    api.stores().workers().leave(id);
  }

  private static Capabilities can(String dataset) {
    return Capabilities.of(2, 0, 2, Set.of(dataset));
  }

  private void awaitMissing(String path, @Nullable String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var missing = json(api.get(path)).get("missing");
              if (text == null) {
                assertThat(missing.isNull()).as("%s", missing).isTrue();
              } else {
                assertThat(missing.asString("")).contains(text);
              }
            });
  }

  @Test
  void aChangeSetsWhatItNamesAndLeavesTheRest() {
    var search = SeededSearch.running(api.stores(), "tuned").id();

    var changed = patch(search, "{\"priority\": 5, \"runningAtOnce\": 3}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(json(changed).get("runningAtOnce").intValue()).isEqualTo(3);
    patch(search, "{\"priority\": -1}");
    assertThat(api.stores().work().tuning(search)).contains(new Tuning(-1, 3));
    patch(search, "{\"runningAtOnce\": null}");

    assertThat(api.stores().work().tuning(search)).contains(new Tuning(-1, null));
    var tuning = json(api.get("/api/v1/searches/%s/tuning".formatted(search)));
    assertThat(tuning.get("priority").intValue()).isEqualTo(-1);
    assertThat(tuning.get("runningAtOnce").isNull()).isTrue();
  }

  @Test
  void submittersLowerTheirSearchesAndOnlyAdministratorsRaiseThem() {
    try (var guarded = GuardedApi.start(api)) {
      var token = guarded.token("pia", Role.SUBMITTER);
      var posted = guarded.post(token, "/api/v1/searches", Samples.spec("hurried"));
      var search = UUID.fromString(json(posted).get("id").asString());

      var refused = patch(guarded, token, search, "{\"priority\": 1, \"runningAtOnce\": 2}");

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(json(refused).get("type").asString()).isEqualTo("/problems/forbidden");
      assertThat(json(refused).at("/errors/0/field").asString()).isEqualTo("priority");
      assertThat(refused.body()).contains("priority (1)", "admin", "submitter", "Maybe");
      assertThat(api.stores().work().tuning(search)).contains(new Tuning(0, null));
      assertThat(patch(guarded, token, search, "{\"priority\": -100}").statusCode()).isEqualTo(200);
      assertThat(patch(guarded, token, search, "{\"priority\": 0}").statusCode()).isEqualTo(200);

      assertThat(patch(guarded, guarded.first(), search, "{\"priority\": 100}").statusCode())
          .isEqualTo(200);
      assertThat(patch(guarded, token, search, "{\"runningAtOnce\": 2}").statusCode())
          .isEqualTo(200);
      assertThat(api.stores().work().tuning(search)).contains(new Tuning(100, 2));
      assertThat(patch(guarded, token, search, "{\"priority\": 7}").statusCode()).isEqualTo(200);
      assertThat(patch(guarded, token, search, "{\"priority\": 8}").statusCode()).isEqualTo(403);
    }
  }

  private static HttpResponse<String> patch(
      GuardedApi guarded, String token, UUID search, String body) {
    return guarded.send(
        guarded
            .request(token, "/api/v1/searches/" + search)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"priority\": 101}",
        "{\"priority\": null}",
        "{\"priority\": 1.5}",
        "{\"priority\": \"5\"}",
        "{\"runningAtOnce\": 0}",
        "{\"runningAtOnce\": 257}",
        "{\"runningAtOnce\": 99999999999}",
        "{\"seed\": 7}"
      })
  void aChangeThatIsOutOfBoundsOrNotKnownIsRefusedWithItsField(String patch) {
    var search = SeededSearch.running(api.stores(), "untuned").id();

    var refused = patch(search, patch);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("type").asString()).isEqualTo("/problems/invalid-tuning");
    assertThat(json(refused).at("/errors/0/message").asString()).contains("Maybe");
    assertThat(api.stores().work().tuning(search)).contains(new Tuning(0, null));
  }

  @Test
  void whatIsNoChangeOrOfNoSearchThatGoesOnIsRefused() {
    var search = SeededSearch.running(api.stores(), "over");
    assertThat(patch(search.id(), "[]").statusCode()).isEqualTo(400);
    assertThat(patch(search.id(), "{").statusCode()).isEqualTo(400);
    assertThat(patch(UUID.randomUUID(), "{}").statusCode()).isEqualTo(404);
    search.failSearch("for the test");

    var refused = patch(search.id(), "{\"priority\": 1}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("type").asString()).isEqualTo("/problems/impossible-transition");
  }

  @Test
  void theLogOfATrialIsReadPageByPage() {
    var search = SeededSearch.running(api.stores(), "talks");
    var attempt = search.train(0);
    keep(attempt, "one", "two <b>", "three");
    var path = "/api/v1/searches/%s/trials/0/log".formatted(search.id());

    var first = json(api.get(path + "?limit=2"));
    var second = json(api.get(path + "?limit=2&cursor=" + first.get("next").asString()));

    assertThat(texts(first)).containsExactly("one", "two <b>");
    assertThat(texts(second)).containsExactly("three");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(first.at("/lines/0/attempt").intValue()).isEqualTo(attempt.number());
    var none = api.get("/api/v1/searches/%s/trials/99/log".formatted(search.id()));
    assertThat(none.statusCode()).isEqualTo(404);
  }

  private void keep(Attempt attempt, String... lines) {
    var at = Instant.parse("2026-11-22T10:15:30Z");
    api.stores()
        .trialLog()
        .append(attempt, List.of(lines).stream().map(line -> new TrialLine(at, line)).toList());
  }

  private static List<String> texts(JsonNode page) {
    return page.get("lines").valueStream().map(line -> line.get("line").asString()).toList();
  }

  private HttpResponse<String> patch(UUID search, String body) {
    return api.send(
        api.request("/api/v1/searches/" + search)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }
}
