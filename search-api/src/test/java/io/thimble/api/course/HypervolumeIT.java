package io.thimble.api.course;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What fronts came to over time. */
@ExtendWith(RunningApi.Extension.class)
final class HypervolumeIT {
  private final RunningApi api;

  HypervolumeIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyChangeOfTheFrontIsAPoint() {
    var search = SeededSearch.running(api.stores(), "hypervolume");
    search.score(0, 340);
    search.score(1, 360);
    search.score(2, 300);
    search.replicate(3, 1, 399);
    search.score(4, 390);

    var points = points(search);

    assertThat(points).extracting(point -> point.get("scored").asInt()).containsExactly(1, 2, 4);
    assertThat(points).extracting(point -> point.get("size").asInt()).startsWith(1, 2);
    assertThat(points).extracting(point -> point.get("hypervolume").asDouble()).isSorted();
    assertThat(points).extracting(point -> point.get("seconds").asDouble()).isSorted();
    var last = points.get(2);
    var front = json(api.get(search.path() + "/front?at=" + last.get("event").asLong()));
    assertThat(last.get("size").asInt()).isEqualTo(front.get("front").size());
    assertThat(last.get("scored").asInt()).isEqualTo(front.get("trials").asInt());
    assertThat(last.get("hypervolume")).isEqualTo(front.get("hypervolume"));
    var started = Instant.parse(json(api.get(search.path())).get("startedAt").asString());
    var seconds = Duration.between(started, Instant.parse(last.get("at").asString()));
    assertThat(last.get("seconds").asDouble()).isBetween(0.0, seconds.toMillis() / 1000.0 + 0.1);
  }

  @Test
  void searchWithoutAScoreHasNoPoints() {
    assertThat(points(SeededSearch.queued(api.stores(), "no hypervolume"))).isEmpty();
  }

  @Test
  void longHistoryAgreesWithTheFrontThatIsThere() {
    var search = SeededSearch.many(api.postgres(), "long hypervolume", 1_000);

    var points = points(search);

    var told = json(api.get(search.path()));
    var last = points.get(points.size() - 1);
    assertThat(last.get("hypervolume")).isEqualTo(told.get("hypervolume"));
    assertThat(last.get("size").asInt()).isEqualTo(told.get("frontSize").asInt());
    var front = json(api.get(search.path() + "/front?at=" + last.get("event").asLong()));
    assertThat(last.get("scored").asInt()).isEqualTo(front.get("trials").asInt());
    assertThat(points).extracting(point -> point.get("seconds").asDouble()).isSorted();
    assertThat(points.get(0).get("seconds").asDouble()).isPositive();
  }

  private JsonNode points(SeededSearch search) {
    return json(api.get(search.path() + "/hypervolume")).get("points");
  }
}
