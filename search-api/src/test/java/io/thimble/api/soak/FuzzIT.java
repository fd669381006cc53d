package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.SeededSearch;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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

  private final Scale scale = Scale.ofThisRun();
  private final TreeMap<Integer, Integer> answers = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @BeforeAll
  static void start() {
    site = new Site(folder);
    api = new ApiUnderTest(site.environment(Map.of()), folder.resolve("api.log"));
    site.offerTinyWords();
    api.awaitReady();
  }

  @AfterAll
  static void stop() {
    api.close();
    site.close();
  }

  @Test
  void everyOperationAnswersWhateverIsSentWithoutAServerError() throws Exception {
    int requests = scale.of(1_500, 10_000);
    var document = JsonMapper.shared().readTree(api.get("/v3/api-docs").body());
    var fuzz = new RequestFuzz(document, known());
    var random = new SplittableRandom(SEED);

    for (int i = 0; i < requests; i++) {
      var shot = fuzz.next(random);
      var request = api.request(shot.target());
      shot.headers().forEach(request::setHeader);
      send(
          request
              .method(
                  shot.method(),
                  shot.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
              .build(),
          "request %d of seed %d: %s".formatted(i, SEED, shot));
    }

    tell("fuzz of %d operations".formatted(fuzz.operations()));
    assertThat(failures).isEmpty();
    assertThat(answers).as("some get through, some are refused").containsKeys(200, 400, 404);
  }

  @Test
  void hostileModelsAreMeasuredOrRefused() throws Exception {
    int models = scale.of(400, 1_000);
    for (int i = 0; i < models; i++) {
      var model = HostileModels.next(SEED + i);
      send(
          api.request("/api/v1/estimates")
              .header("Content-Type", "application/octet-stream")
              .POST(BodyPublishers.ofByteArray(model))
              .build(),
          "model of seed %d, %d bytes".formatted(SEED + i, model.length));
    }

    tell("hostile models");
    assertThat(failures).isEmpty();
    assertThat(answers).as("some are still models, most are not").containsKeys(200, 422);
  }

  private void send(HttpRequest request, String what) throws Exception {
    long began = System.nanoTime();
    int status = api.status(request);
    var took = Duration.ofNanos(System.nanoTime() - began);
    answers.merge(status, 1, Integer::sum);
    if (status >= 500 || took.compareTo(SLOWEST) > 0) {
      failures.add("%d after %s for %s".formatted(status, took, what));
    }
  }

  private void tell(String what) throws Exception {
    System.out.printf("%s: answers %s%n", what, answers);
    assertThat(api.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  private static List<String> known() {
    var search = SeededSearch.running(site.stores(), "fuzzed");
    search.score(0, 380);
    search.train(1);
    var waiting = SeededSearch.queued(site.stores(), "fuzzed too");
    return List.of(search.id().toString(), waiting.id().toString(), "0", "1", "20");
  }
}
