package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The trace of a search, from its post in the API's process through those of its workers. */
class TracesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String POST = "http post /api/v1/searches";

  @TempDir private Path folder;
  private TraceCollector collector;
  private Site site;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    Site.requireWorker();
    collector = TraceCollector.start();
    site = new Site(folder);
    api = new ApiUnderTest(site.environment(traces()), folder.resolve("api.log"));
    site.offerTinyWords();
    api.awaitReady();
  }

  @AfterEach
  void stop() {
    api.close();
    site.close();
    collector.close();
  }

  @Test
  void everythingDoneForASearchIsBelowItsPost() throws Exception {
    var worker = site.worker(2, Lease.SHORT, traces());
    var search = post(QuickSpec.of("traced", 3, 2));
    awaitSpans("finish", 1);
    awaitSpans("trial", 3);

    var post = collector.spans(POST).getFirst();
    assertThat(post.service()).isEqualTo("thimble-api");
    for (var name : List.of("check data", "propose", "trial", "finish")) {
      assertThat(collector.spans(name))
          .hasSize(name.equals("propose") || name.equals("trial") ? 3 : 1)
          .allMatch(span -> span.isBelow(post), "is below the post")
          .allMatch(span -> "thimble-worker".equals(span.service()), "is the worker's")
          .allMatch(span -> search.toString().equals(span.attributes().get("thimble.search")));
    }
    assertThat(collector.spans("propose"))
        .extracting(CollectedSpan::trial)
        .containsExactlyInAnyOrder("0", "1", "2");
    for (var trial : collector.spans("trial")) {
      assertThat(trial.attributes())
          .containsEntry("thimble.attempt", "1")
          .containsEntry("thimble.outcome", "scored")
          .containsKeys("thimble.trial", "thimble.family");
      assertThat(collector.spans().stream().filter(span -> span.isBelow(trial)))
          .extracting(CollectedSpan::name)
          .containsExactlyInAnyOrder("train", "quantize", "score");
    }
    assertThat(collector.spans("test"))
        .isNotEmpty()
        .allMatch(span -> span.isBelow(collector.spans("finish").getFirst()));
    assertThat(collector.spans()).noneMatch(CollectedSpan::failed);
    assertThat(collector.spans()).extracting(CollectedSpan::trace).containsOnly(post.trace());
    assertThat(collector.spans().toString()).doesNotContain(folder.toString(), "tiny-words");
    var finish = collector.spans("finish").getFirst();
    assertThat(marks(worker, "Search %s: completed with 3 scored trials".formatted(search)))
        .as("trace and span of a log line")
        .containsExactly(post.trace(), finish.id());
  }

  @Test
  void anAttemptOnAnotherWorkerBelongsToTheSameTrace() throws Exception {
    var first = site.worker(1, Lease.SHORT, traces());
    post(QuickSpec.of("taken over", 1, 400));
    await().atMost(PATIENCE).until(() -> site.trialsHeldBy(first) == 1);
    first.kill();
    site.worker(1, Lease.SHORT, traces());
    awaitSpans("trial", 1);

    assertThat(collector.spans("trial"))
        .singleElement()
        .matches(trial -> trial.isBelow(collector.spans(POST).getFirst()), "is below the post")
        .matches(trial -> "2".equals(trial.attributes().get("thimble.attempt")), "is the second");
  }

  private Map<String, String> traces() {
    return Map.of("THIMBLE_TRACES", collector.address(), "THIMBLE_LOG", "ecs");
  }

  private UUID post(String spec) throws Exception {
    var answer = JsonMapper.shared().readTree(api.post(spec, "once").body());
    return UUID.fromString(answer.get("id").stringValue());
  }

  /** They come seconds after they ended, and not in order. */
  private void awaitSpans(String name, int count) {
    await()
        .atMost(PATIENCE)
        .alias(site.printed())
        .until(() -> collector.spans(name).size() == count && collector.spans(POST).size() == 1);
  }

  private static List<String> marks(Child worker, String message) {
    return worker
        .printed()
        .lines()
        .filter(line -> line.contains(message))
        .map(JsonMapper.shared()::readTree)
        .map(line -> List.of(line.at("/trace.id").asString(), line.at("/span.id").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(worker.printed()));
  }
}
