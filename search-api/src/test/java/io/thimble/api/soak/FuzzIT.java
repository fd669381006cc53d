package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.StandInWorker;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Nothing that is sent is answered by a failure of the server's own. */
class FuzzIT {
  private static final long SEED = Long.getLong("thimble.seed", 20_261_122);

  /** Far more than the largest file that is allowed takes on a busy machine. */
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static Site site;
  private static ApiUnderTest api;
  private static StandInWorker worker;

  /** How many requests are about the same searches, unless they use them up. */
  private static final int RENEWED_AFTER = 100;

  private final Scale scale = Scale.ofThisRun();
  private final Reached reached = new Reached();
  private final List<String> failures = new ArrayList<>();

  @BeforeAll
  static void start() {
    site = new Site(folder);
    api = new ApiUnderTest(site.environment(Map.of()), folder.resolve("api.log"));
    site.offerTinyWords();
    api.awaitReady();
    worker = StandInWorker.start(site.source());
  }

  @AfterAll
  static void stop() {
    worker.close();
    api.close();
    site.close();
  }

  @Test
  void everyOperationAnswersWhateverIsSentWithoutAServerError() throws Exception {
    var operations = operations();
    var stock = new Stock(site.stores(), api, "fuzzed");
    var fuzz = new RequestFuzz(operations, stock, SEED);

    fire(scale.of(1_500, 10_000), stock, _ -> fuzz.next());

    tell("fuzz of %d operations, seed %d".formatted(operations.size(), SEED));
    assertThat(failures).isEmpty();
    assertThat(reached.missing(operations))
        .as("operations without an answer below 400, or without one below 500; seed %d", SEED)
        .isEmpty();
  }

  @Test
  void everyPlaceOfARequestMayHoldAnythingWithoutAServerError() throws Exception {
    var stock = new Stock(site.stores(), api, "swept");
    var shots = new RequestSweep(operations(), stock, SEED).shots();

    fire(scale.of(1_000, shots.size()), stock, i -> shots.get(i).get());

    tell("sweep over %d wrong requests, seed %d".formatted(shots.size(), SEED));
    assertThat(failures).isEmpty();
    assertThat(reached.total()).as("few are right all the same").containsKeys(200, 400, 404, 422);
  }

  @Test
  void hostileModelsAreMeasuredOrRefused() throws Exception {
    int models = scale.of(400, 1_000);
    for (int i = 0; i < models; i++) {
      var model = HostileModels.next(SEED + i);
      send(
          "estimateModel",
          api.request("/api/v1/estimates")
              .header("Content-Type", "application/octet-stream")
              .POST(BodyPublishers.ofByteArray(model))
              .build(),
          "model of seed %d, %d bytes".formatted(SEED + i, model.length));
    }

    tell("hostile models");
    assertThat(failures).isEmpty();
    assertThat(reached.total()).as("some are still models, most are not").containsKeys(200, 422);
  }

  private static List<DescribedOperation> operations() throws Exception {
    return DescribedOperation.all(JsonMapper.shared().readTree(api.get("/v3/api-docs").body()));
  }

  private void fire(int requests, Stock stock, IntFunction<Shot> shots) throws Exception {
    for (int i = 0; i < requests; i++) {
      if (i % RENEWED_AFTER == 0) {
        stock.renew();
      }
      var shot = shots.apply(i);
      var request = api.request(shot.target());
      shot.headers().forEach(request::setHeader);
      var body = shot.body().map(BodyPublishers::ofByteArray).orElse(BodyPublishers.noBody());
      send(
          shot.operation().id(),
          request.method(shot.operation().method(), body).build(),
          "request %d of seed %d: %s".formatted(i, SEED, shot));
    }
  }

  private void send(String operation, HttpRequest request, String what) throws Exception {
    long began = System.nanoTime();
    int status = api.status(request);
    var took = Duration.ofNanos(System.nanoTime() - began);
    reached.add(operation, status);
    if (status >= 500 || took.compareTo(SLOWEST) > 0) {
      failures.add("%d after %s for %s".formatted(status, took, what));
    }
  }

  private void tell(String what) throws Exception {
    System.out.printf("%s: answers %s%n%s%n", what, reached.total(), reached);
    assertThat(api.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }
}
