package io.thimble.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an owner who takes too much is told. */
@ExtendWith(RunningApi.Extension.class)
final class LimitIT {
  private static final String SEARCHES = "/api/v1/searches";
  private static final int MOST = 3;

  private final RunningApi api;

  LimitIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void limitsHoldForEachOwnerAndNotForAdministrators()
      throws InterruptedException, ExecutionException {
    try (var guarded =
        GuardedApi.start(
            api,
            "--thimble.limits.searches=" + MOST,
            "--thimble.limits.trials=40",
            "--thimble.requests=30")) {
      var greedy = guarded.token("greedy", Role.SUBMITTER);
      var alsoGreedy = guarded.token("greedy", Role.SUBMITTER);
      var modest = guarded.token("modest", Role.SUBMITTER);

      assertThat(postAtOnce(guarded, greedy, alsoGreedy))
          .as("of 12 at once, 3 fit")
          .filteredOn(status -> status == 202)
          .hasSize(MOST);
      var refused = guarded.post(greedy, SEARCHES, Samples.spec("one more"));
      assertLimit(refused, "4 searches that have not ended, and 3 are allowed");

      assertThat(guarded.post(modest, SEARCHES, trials(40)).statusCode()).isEqualTo(202);
      assertLimit(guarded.post(modest, SEARCHES, trials(1)), "41 trials in them, and 40");

      var statuses =
          IntStream.range(0, 40).map(_ -> guarded.get(greedy, SEARCHES).statusCode()).boxed();
      assertThat(statuses).contains(200, 429);
      assertLimit(guarded.get(alsoGreedy, SEARCHES), "more than 30 requests in a minute");
      assertThat(guarded.get(modest, SEARCHES).statusCode()).isEqualTo(200);
      for (int i = 0; i < 35; i++) {
        assertThat(guarded.get(guarded.first(), SEARCHES).statusCode()).isEqualTo(200);
      }
      assertThat(guarded.post(guarded.first(), SEARCHES, trials(500)).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void archivesCountAsBytesKept() {
    try (var guarded = GuardedApi.start(api, "--thimble.limits.bytes=10MB")) {
      var greedy = guarded.token("hoarder", Role.SUBMITTER);

      assertThat(announce(guarded, greedy, "first", 6_000_000).statusCode()).isEqualTo(201);
      assertLimit(announce(guarded, greedy, "second", 6_000_000), "12000000 bytes kept, and");
      assertLimit(
          guarded.post(greedy, "/api/v1/datasets", "{\"known\": \"speech-commands-v0.02\"}"),
          "bytes kept");
      assertThat(
              guarded.send(guarded.request(greedy, "/api/v1/datasets/first").DELETE()).statusCode())
          .isEqualTo(202);
    }
  }

  private static HttpResponse<String> announce(
      GuardedApi guarded, String token, String name, long bytes) {
    return guarded.post(
        token, "/api/v1/datasets/" + name + "/uploads", "{\"bytes\": %d}".formatted(bytes));
  }

  private static List<Integer> postAtOnce(GuardedApi guarded, String... tokens)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts =
          IntStream.range(0, 12)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          guarded
                              .post(tokens[i % tokens.length], SEARCHES, Samples.spec("at once"))
                              .statusCode())
              .toList();
      var statuses = new ArrayList<Integer>();
      for (Future<Integer> post : threads.invokeAll(posts)) {
        statuses.add(post.get());
      }
      return statuses;
    }
  }

  private static String trials(int trials) {
    return Samples.spec("many").replace("\"trials\": 12", "\"trials\": " + trials);
  }

  private static void assertLimit(HttpResponse<String> answer, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
    assertThat(answer.body()).contains("/problems/limit-reached", message, "Maybe");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
  }
}
