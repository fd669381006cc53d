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
            "modelSha256",
            "probabilityOnFront",
            "seeds");
    assertThat(front.get("front").get(0).get("int8Accuracy").propertyNames())
        .containsExactlyInAnyOrder("validation", "test");
  }

  @Test
  void memberThatAnotherAlmostDominatesIsLessSureOfItsPlace() {
    var search = SeededSearch.running(api.stores(), "sure and unsure");
    search.score(0, 358);
    search.score(1, 360);
    search.score(2, 300);

    var front = json(api.get(search.path() + "/front")).get("front");

    assertThat(front).extracting(m -> m.get("trial").asInt()).containsExactly(1, 0);
    assertThat(front.get(1).get("probabilityOnFront").asDouble()).isEqualTo(1);
    assertThat(front.get(0).get("probabilityOnFront").asDouble()).isBetween(0.5, 0.65);
    assertThat(probability(search, 2)).isZero();

    search.score(3, 400);
    assertThat(probability(search, 3)).as("of a trial scored after the first answer").isEqualTo(1);
  }

  @Test
  void searchThatDoesNotAskForAccuracyHasNothingUncertain() {
    var search =
        SeededSearch.ofSpec(
            api.stores(),
            """
            {"dataset": "words", "device": "nucleo-f446re", "objectives": ["flash", "sram"]}
            """);
    search.score(0, 350);

    var member = json(api.get(search.path() + "/front")).get("front").get(0);

    assertThat(member.get("probabilityOnFront").isNull()).isTrue();
  }

  @Test
  void replicasSpreadBehindTheirMemberAndWidenEveryDoubt() {
    var search = withFront("seeds");
    var before = probability(search, 1);
    search.replicate(3, 1, 372);
    search.replicate(4, 1, 330);

    var front = json(api.get(search.path() + "/front"));

    assertThat(front.get("trials").asInt()).isEqualTo(3);
    assertThat(front.get("front")).extracting(m -> m.get("trial").asInt()).containsExactly(1, 0);
    assertThat(front.get("front").get(0).get("seeds").get("runs").asInt()).isEqualTo(3);
    assertThat(front.get("front").get(1).get("seeds").isNull()).isTrue();
    assertThat(probability(search, 1)).isLessThan(before - 0.02);
    assertThat(api.get(search.path() + "/front.csv").body().lines().skip(1).findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains(",3,0.88"));
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

  private double probability(SeededSearch search, int trial) {
    return json(api.get(search.path() + "/trials/" + trial)).get("probabilityOnFront").asDouble();
  }

  private String hash(SeededSearch search) {
    JsonNode front = json(api.get(search.path() + "/front"));
    return front.get("frontHash").asString();
  }
}
