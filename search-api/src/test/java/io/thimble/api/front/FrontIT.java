package io.thimble.api.front;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The front of a search. */
@ExtendWith(RunningApi.Extension.class)
final class FrontIT {
  private final RunningApi api;

  FrontIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void emptyFrontIsAFront() {
    var search = SeededSearch.running(api.stores(), "empty front");

    var front = json(api.get(search.path() + "/front"));

    assertThat(front.get("front")).isEmpty();
    assertThat(front.get("trials").asInt()).isZero();
    assertThat(front.get("hypervolume").asDouble()).isZero();
  }

  @Test
  void membersStandBestFirstWithEverythingThatIsFixed() {
    var search = withFront("front");

    var front = json(api.get(search.path() + "/front"));

    assertThat(front.get("search").asString()).isEqualTo(search.id().toString());
    assertThat(front.get("spec").get("name").asString()).isEqualTo("front");
    assertThat(front.get("trials").asInt()).isEqualTo(3);
    assertThat(front.get("hypervolume").asDouble()).isPositive();
    assertThat(front.get("frontHash").asString()).matches("[0-9a-f]{64}");
    assertThat(front.get("front")).extracting(m -> m.get("trial").asInt()).containsExactly(1, 0);
    assertThat(front.get("front").get(0).propertyNames())
        .contains(
            "trial",
            "family",
            "decisions",
            "architecture",
            "floatAccuracy",
            "int8Accuracy",
            "macs",
            "ops",
            "flashBytes",
            "sramBytes",
            "latencyMicros",
            "energyMicrojoules",
            "modelSha256");
    assertThat(front.get("front").get(0).get("int8Accuracy").propertyNames())
        .containsExactlyInAnyOrder("validation", "test");
  }

  @Test
  void sameFilesHaveTheSameHashAndOthersDoNot() {
    var one = hash(withFront("one"));
    var same = hash(withFront("another name"));
    var other = withFront("other");
    other.score(3, 399);

    assertThat(same).isEqualTo(one);
    assertThat(hash(other)).isNotEqualTo(one);
  }

  @Test
  void tableHoldsTheMembersAlone() {
    var search = withFront("front table");

    var lines = api.get(search.path() + "/front.csv").body().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("1,scored,");
    assertThat(lines.get(2)).startsWith("0,scored,");
  }

  /** Three dnn: small, medium that hears better, and large that hears worst of all. */
  private SeededSearch withFront(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 340);
    search.score(1, 360);
    search.score(2, 300);
    return search;
  }

  private String hash(SeededSearch search) {
    JsonNode front = json(api.get(search.path() + "/front"));
    return front.get("frontHash").asString();
  }
}
