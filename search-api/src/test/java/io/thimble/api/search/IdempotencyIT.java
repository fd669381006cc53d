package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.idempotency.RequestKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts that are sent again. */
@ExtendWith(RunningApi.Extension.class)
final class IdempotencyIT {
  private static final String SEARCHES = "/api/v1/searches";
  private static final int CALLERS = 6;

  private final RunningApi api;

  IdempotencyIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void repeatedPostIsAnsweredAsTheFirstAndMakesNoOtherSearch() {
    var key = UUID.randomUUID().toString();
    var first = post(key, Samples.spec("once"));
    var newest = newest();

    var second = post(key, Samples.spec("once"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(newest()).isEqualTo(newest).isEqualTo(json(first).get("id").asString());
  }

  @Test
  void repeatedPostIsAnsweredEvenWhenItsDataSetCannotBeUsedAnyMore() {
    var key = UUID.randomUUID().toString();
    var first = post(key, Samples.spec("gone"));
    var seen = api.stores().datasets().find(Samples.WORDS).orElseThrow();
    api.stores()
        .datasets()
        .see(
            new StoredDataset(
                seen.name(),
                seen.path(),
                seen.words(),
                seen.anyWords(),
                "The folder cannot be read.",
                seen.skipped(),
                seen.seenAt()));

    assertThat(post(key, Samples.spec("gone")).body()).isEqualTo(first.body());
  }

  @Test
  void keyInQuotesIsTheSameKey() {
    var key = UUID.randomUUID().toString();

    assertThat(post("\"" + key + "\"", Samples.spec("quoted")).body())
        .isEqualTo(post(key, Samples.spec("quoted")).body());
  }

  @Test
  void keyWithAnotherBodyIsRefused() {
    var key = UUID.randomUUID().toString();
    post(key, Samples.spec("one"));

    var response = post(key, Samples.spec("another"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/idempotency-key-reused");
    assertThat(json(response).get("errors").get(0).get("field").asString())
        .isEqualTo("Idempotency-Key");
  }

  @Test
  void refusedPostLeavesItsKeyFree() {
    var key = UUID.randomUUID().toString();

    assertThat(post(key, "{\"dataset\": \"nobody has it\"}").statusCode()).isEqualTo(422);
    assertThat(post(key, Samples.spec("better")).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a b", "\"\""})
  void keyThatIsNoneIsRefused(String key) {
    var response = post(key, Samples.spec("no key"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/invalid-request");
  }

  @Test
  void keyMayBeLongButNotLonger() {
    var prefix = UUID.randomUUID().toString();

    assertThat(post(prefix + "x".repeat(255 - prefix.length()), Samples.spec("long")).statusCode())
        .isEqualTo(202);
    assertThat(post(prefix + "x".repeat(256 - prefix.length()), Samples.spec("long")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void postWhoseKeyIsBeingWorkedOnIsToldToWait() throws Exception {
    var key = UUID.randomUUID().toString();
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var working =
          threads.submit(
              () ->
                  api.stores()
                      .idempotency()
                      .once(
                          new RequestKey("local", key, "of a request elsewhere"),
                          () -> {
                            begun.countDown();
                            try {
                              goOn.await();
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                            throw new IllegalStateException("given up");
                          }));
      begun.await();

      var response = post(key, Samples.spec("waiting"));

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(json(response).get("type").asString())
          .isEqualTo("/problems/idempotency-key-in-use");
      goOn.countDown();
      assertThat(working).failsWithin(Duration.ofSeconds(10));
    }
    assertThat(post(key, Samples.spec("waiting")).statusCode()).isEqualTo(202);
  }

  @Test
  void postsAtTheSameTimeMakeOneSearch() throws Exception {
    var key = UUID.randomUUID().toString();
    var ids = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posts =
          IntStream.range(0, CALLERS).<Callable<String>>mapToObj(_ -> () -> insist(key)).toList();
      for (var posted : threads.invokeAll(posts)) {
        ids.add(posted.get());
      }
    }

    assertThat(ids).hasSize(CALLERS).containsOnly(ids.getFirst());
    var named =
        api.stores().searches().list(null, 100).stream()
            .filter(search -> search.spec().name().equals(key))
            .toList();
    assertThat(named).hasSize(1);
  }

  /** Posts until it is answered. */
  private String insist(String key) {
    while (true) {
      var response = post(key, Samples.spec(key));
      if (response.statusCode() == 202) {
        return json(response).get("id").asString();
      }
      assertThat(response.statusCode()).isEqualTo(409);
    }
  }

  private String newest() {
    return json(api.get(SEARCHES + "?limit=1")).get("searches").get(0).get("id").asString();
  }

  private HttpResponse<String> post(String key, String spec) {
    return api.send(
        api.request(SEARCHES)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(spec))
            .build());
  }
}
