package io.thimble.api.front;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.api.security.GuardedApi;
import io.thimble.db.token.Role;
import io.thimble.hw.device.Devices;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The models that fit a board. */
@ExtendWith(RunningApi.Extension.class)
final class BoardModelsIT {
  private static final String BOARD = "nucleo-f446re";

  private final RunningApi api;

  BoardModelsIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void membersOfTheCallersFrontsStandBestFirst() {
    try (var guarded = GuardedApi.start(api)) {
      var owner = guarded.token("carpenter", Role.READER);
      var other = guarded.token("baker", Role.READER);
      var one = SeededSearch.ofOwner(api.stores(), "one of two", "carpenter");
      one.score(0, 340);
      one.score(1, 330);
      var two = SeededSearch.ofOwner(api.stores(), "two of two", "carpenter");
      two.score(0, 350);
      two.score(1, 370);
      SeededSearch.ofOwner(api.stores(), "somebody else's", "baker").score(0, 390);

      var answer = models(guarded, owner, BOARD, "");

      assertThat(answer.get("device").get("id").asString()).isEqualTo(BOARD);
      assertThat(told(answer))
          .containsExactly("two of two/1 0.92", "two of two/0 0.87", "one of two/0 0.845");
      var best = answer.get("models").get(0);
      assertThat(best.get("search").asString()).isEqualTo(two.id().toString());
      assertThat(best.get("dataset").asString()).isEqualTo("words");
      assertThat(best.get("keywords").toString()).isEqualTo("[\"yes\",\"no\",\"stop\",\"go\"]");
      assertThat(best.get("trial").get("seeds").isNull()).isTrue();
      assertThat(told(models(guarded, owner, BOARD, "?limit=1")))
          .containsExactly("two of two/1 0.92");
      assertThat(told(models(guarded, other, BOARD, ""))).containsExactly("somebody else's/0 0.97");
    }
  }

  @Test
  void modelsThatDoNotFitAreLeftOutAndLatencyIsTheBoards() {
    try (var guarded = GuardedApi.start(api)) {
      var owner = guarded.token("glazier", Role.READER);
      var search = SeededSearch.ofOwner(api.stores(), "for boards", "glazier");
      for (int trial = 0; trial < 9; trial++) {
        search.score(trial, 300 + 5 * trial);
      }
      var fewest = 9;
      for (var device : Devices.catalogue()) {
        var members =
            json(api.send(api.request(search.path() + "/front?device=" + device.id()).build()));

        var models = models(guarded, owner, device.id(), "").get("models");

        assertThat(models).as(device.id()).hasSameSizeAs(members.get("front"));
        for (int i = 0; i < models.size(); i++) {
          var model = models.get(i).get("trial");
          var member = members.get("front").get(i);
          assertThat(model.get("trial")).isEqualTo(member.get("trial"));
          assertThat(model.get("latencyMicros")).isEqualTo(member.get("latencyMicros"));
          assertThat(model.get("energyMicrojoules")).isEqualTo(member.get("energyMicrojoules"));
        }
        fewest = Math.min(fewest, models.size());
      }
      assertThat(fewest).as("models on the smallest board").isLessThan(9);
    }
  }

  @Test
  void boardThatIsInNoCatalogueIsNotFound() {
    var response = api.get("/api/v1/devices/toaster/models");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/device-not-found");
    assertThat(json(response).get("detail").asString()).contains("toaster").contains("Maybe");
  }

  private static JsonNode models(GuardedApi guarded, String token, String board, String query) {
    return json(guarded.get(token, "/api/v1/devices/" + board + "/models" + query));
  }

  private static List<String> told(JsonNode answer) {
    return StreamSupport.stream(answer.get("models").spliterator(), false)
        .map(
            model ->
                "%s/%d %s"
                    .formatted(
                        model.get("searchName").asString(),
                        model.get("trial").get("trial").asInt(),
                        model
                            .get("trial")
                            .get("int8Accuracy")
                            .get("validation")
                            .get("accuracy")
                            .asDouble()))
        .toList();
  }
}
