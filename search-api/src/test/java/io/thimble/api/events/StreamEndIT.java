package io.thimble.api.events;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** When streams end whose search goes on. A stream that does not would run into the timeout. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(60)
final class StreamEndIT {
  private static final String SEARCHES = "/api/v1/searches";

  private final RunningApi api;

  StreamEndIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void revokedTokenEndsTheStreamsThatItOpened() {
    try (var guarded = GuardedApi.start(api)) {
      var made =
          json(
              guarded.post(
                  guarded.first(),
                  "/api/v1/tokens",
                  "{\"name\": \"page\", \"owner\": \"uma\", \"role\": \"submitter\"}"));
      var token = made.get("secret").asString();
      var lines = open(guarded, token, post(guarded, token), "0").body().iterator();
      assertThat(lines.next()).startsWith(":events of");

      guarded.send(
          guarded.request(guarded.first(), "/api/v1/tokens/" + made.get("id").asString()).DELETE());

      var rest = new ArrayList<String>();
      lines.forEachRemaining(rest::add);
      assertThat(rest).filteredOn(":still here"::equals).hasSizeLessThan(20);
    }
  }

  @Test
  void expiredTokenEndsTheStreamsThatItOpened() {
    try (var guarded = GuardedApi.start(api, "--thimble.event-heartbeat=1h")) {
      var token = guarded.token("una", Role.SUBMITTER);
      var search = post(guarded, token);
      var until = Instant.now().plus(Duration.ofSeconds(3));
      var soonOver = guarded.token("una", Role.READER, until);

      assertThat(open(guarded, soonOver, search, "0").body().toList())
          .contains(":events of " + search);

      assertThat(Instant.now()).isAfter(until);
      assertThat(open(guarded, soonOver, search, "0").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void streamEndsAfterItsLifetimeAndTheNextGoesOnWhereItStood() {
    try (var guarded = GuardedApi.start(api, "--thimble.event-lifetime=1s")) {
      var token = guarded.token("ugo", Role.SUBMITTER);
      var search = post(guarded, token);

      var first = open(guarded, token, search, "0").body().toList();
      var ids = first.stream().filter(line -> line.startsWith("id:")).toList();
      assertThat(ids).as("the search was queued").hasSize(1);

      var next = open(guarded, token, search, ids.getLast().substring(3));
      assertThat(next.statusCode()).isEqualTo(200);
      assertThat(next.body().toList())
          .contains(":events of " + search)
          .doesNotContainAnyElementsOf(ids);
    }
  }

  @Test
  void ownerWithAllStreamsOpenIsToldToWaitAndOthersAreServed() {
    try (var guarded = GuardedApi.start(api, "--thimble.event-streams=2")) {
      var token = guarded.token("uwe", Role.SUBMITTER);
      var search = post(guarded, token);
      var other = guarded.token("ute", Role.SUBMITTER);
      var first = open(guarded, token, search, "0");
      var second = open(guarded, token, search, "0");
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(second.statusCode()).isEqualTo(200);

      var refused = open(guarded, token, search, "0");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
      assertThat(String.join("", refused.body().toList()))
          .contains("/problems/limit-reached", "2 streams of events", "Maybe");
      try (var others = open(guarded, other, post(guarded, other), "0").body()) {
        assertThat(others.findFirst()).isPresent();
      }

      guarded.post(token, SEARCHES + "/" + search + "/cancel", "");
      assertThat(first.body().toList()).isNotEmpty();
      assertThat(second.body().toList()).isNotEmpty();
    }
  }

  private static String post(GuardedApi guarded, String token) {
    var posted = guarded.post(token, SEARCHES, Samples.spec("followed"));
    return json(posted).get("id").asString();
  }

  private HttpResponse<Stream<String>> open(
      GuardedApi guarded, String token, String search, String lastEventId) {
    return api.send(
        guarded
            .request(token, "%s/%s/events".formatted(SEARCHES, search))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId)
            .build(),
        BodyHandlers.ofLines());
  }
}
