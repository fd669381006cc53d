package io.thimble.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The store's lock is held by another server, so each request of the owner has to wait. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ownerWhoseRequestsWaitLeavesConnectionsToOthers(boolean withKeys)
      throws InterruptedException, ExecutionException {
    try (var guarded = GuardedApi.start(api, "--thimble.db.connections=3");
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var owner = "hasty " + withKeys;
      var hasty = guarded.token(owner, Role.SUBMITTER);
      var patient = guarded.token("patient", Role.READER);
      var held = new CountDownLatch(1);
      var answered = new CountDownLatch(1);
      var elsewhere =
          threads.submit(
              () ->
                  api.stores()
                      .allowances()
                      .within(
                          owner,
                          Duration.ofDays(1),
                          () -> {
                            held.countDown();
                            return await(answered);
                          },
                          _ -> {}));
      assertThat(await(held)).isTrue();
      var posts =
          IntStream.range(0, 6)
              .mapToObj(i -> threads.submit(() -> post(guarded, hasty, withKeys ? "key " + i : "")))
              .toList();
      await(() -> waitingForTheStore() > 0);

      var others = IntStream.range(0, 5).map(_ -> guarded.get(patient, SEARCHES).statusCode());

      assertThat(others.boxed()).containsOnly(200);
      answered.countDown();
      assertThat(elsewhere.get()).isTrue();
      for (var post : posts) {
        assertThat(post.get()).isEqualTo(202);
      }
    }
  }

  private static int post(GuardedApi guarded, String token, String key) {
    var request =
        guarded
            .request(token, SEARCHES)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Samples.spec("hasty")));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key.replace(' ', '-'));
    }
    return guarded.send(request).statusCode();
  }

  private long waitingForTheStore() {
    try (var connection = api.postgres().dataSource().getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier event) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!event.getAsBoolean()) {
      assertThat(System.nanoTime()).as("20 s are over").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
