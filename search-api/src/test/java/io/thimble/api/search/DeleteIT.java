package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that are deleted. */
@ExtendWith(RunningApi.Extension.class)
final class DeleteIT {
  private final RunningApi api;

  DeleteIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/trials",
        "/trials/0",
        "/trials/0/model.tflite",
        "/front",
        "/events?after=0",
        "/events"
      })
  void nothingIsLeftOfIt(String path) {
    var search = SeededSearch.running(api.stores(), "deleted");
    search.score(0, 350);
    search.train(1);
    assertThat(api.get(search.path() + "/trials/0").statusCode()).isEqualTo(200);

    assertThat(delete(search.path()).statusCode()).isEqualTo(204);

    assertThat(api.get(search.path() + path).statusCode()).isEqualTo(404);
    assertThat(delete(search.path()).statusCode()).isEqualTo(404);
  }

  @Test
  void attemptThatRunsWritesNothingMore() {
    var search = SeededSearch.running(api.stores(), "deleted in training");
    var attempt = search.train(0);

    delete(search.path());

    assertThat(api.stores().trials().progress(attempt, 4)).isFalse();
    assertThat(api.stores().trials().fail(attempt, "late")).isFalse();
    assertThat(api.stores().trials().begin(search.id(), 0, "worker")).isEmpty();
  }

  @Test
  void searchThatAnotherLearnsFromStaysUntilThatOneHasEnded() {
    var teacher = SeededSearch.running(api.stores(), "teacher");
    teacher.complete();
    var learner =
        SeededSearch.ofSpec(
            api.stores(),
            """
            {"dataset": "words", "device": "nucleo-f446re", "warmStart": ["%s"]}
            """
                .formatted(teacher.id()));

    var early = delete(teacher.path());
    learner.complete();

    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(json(early).get("type").asString()).isEqualTo("/problems/impossible-transition");
    assertThat(delete(teacher.path()).statusCode()).isEqualTo(204);
  }

  @Test
  void postThatIsRepeatedAfterwardsDoesNotBringItBack() {
    var post =
        api.request("/api/v1/searches")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(Samples.spec("deleted soon")))
            .build();
    delete(api.send(post).headers().firstValue("Location").orElseThrow());

    var repeated = api.send(post);

    assertThat(repeated.statusCode()).isEqualTo(404);
    assertThat(json(repeated).get("type").asString()).isEqualTo("/problems/search-not-found");
  }

  private HttpResponse<String> delete(String path) {
    return api.send(api.request(path).DELETE().build());
  }
}
