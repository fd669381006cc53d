package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that are made longer. */
@ExtendWith(RunningApi.Extension.class)
final class ExtendIT {
  private final RunningApi api;

  ExtendIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void completedSearchRunsAgainWithMoreTrialsAndMoreTime() {
    var search = SeededSearch.running(api.stores(), "longer");
    search.score(0, 350);
    search.complete();

    var response =
        api.post(search.path() + "/extend", "{\"trials\": 20, \"maxDuration\": \"PT3H\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    var extended = json(response);
    assertThat(extended.get("state").asString()).isEqualTo("running");
    assertThat(extended.get("endedAt").isNull()).isTrue();
    assertThat(extended.get("trials").get("total").asInt()).isEqualTo(20);
    assertThat(extended.get("spec").get("maxDuration").asString()).isEqualTo("PT3H");
    search.score(1, 360);
    assertThat(json(api.get(search.path())).get("trials").get("done").asInt()).isEqualTo(2);
  }

  @Test
  void waitingSearchWaitsOn() {
    var search = SeededSearch.queued(api.stores(), "longer from the start");

    var extended = json(api.post(search.path() + "/extend", "{\"trials\": 13}"));

    assertThat(extended.get("state").asString()).isEqualTo("queued");
    assertThat(extended.get("spec").get("trials").asInt()).isEqualTo(13);
  }

  @Test
  void extensionUnderAKeyIsMadeOnce() {
    var search = SeededSearch.running(api.stores(), "longer once");
    var request =
        api.request(search.path() + "/extend")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString("{\"trials\": 14}"))
            .build();

    var first = api.send(request);
    var second = api.send(request);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(
            api.stores().events().after(search.id(), 0, 100).stream()
                .filter(event -> event.type().equals("search-extended")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"trials": 11}         | trials
          {"maxDuration": "PT1S"}| maxDuration
          {"trials": 0}          | trials
          {"trials": "many"}     | trials
          {"trials": 1000000}    | trials
          {"maxDuration": "ever"}| maxDuration
          {}                     | trials
          {"seed": 8}            | seed
          """)
  void whatIsLessOrWrongIsRefusedWithItsField(String body, String field) {
    var search = SeededSearch.running(api.stores(), "not so");

    var response = api.post(search.path() + "/extend", body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/invalid-spec");
    assertThat(json(response).get("errors").get(0).get("field").asString()).isEqualTo(field);
    assertThat(json(api.get(search.path())).get("trials").get("total").asInt()).isEqualTo(12);
  }

  @Test
  void searchThatTrainedItsFinalistsAgainOrFailedStaysAsItIs() {
    var settled = SeededSearch.running(api.stores(), "settled");
    settled.score(0, 350);
    settled.replicate(1, 0, 352);
    settled.complete();
    var failed = SeededSearch.running(api.stores(), "failed");
    failed.failSearch("The data set is gone.");

    for (var search : List.of(settled, failed)) {
      var response = api.post(search.path() + "/extend", "{\"trials\": 20}");

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(json(response).get("type").asString())
          .isEqualTo("/problems/impossible-transition");
    }
  }

  @Test
  void searchThatAnotherLearnsFromStaysAsItIsUntilThatOneHasEnded() {
    var teacher = SeededSearch.running(api.stores(), "teacher");
    teacher.complete();
    var learner =
        SeededSearch.ofSpec(
            api.stores(),
            """
            {"dataset": "words", "device": "nucleo-f446re", "warmStart": ["%s"]}
            """
                .formatted(teacher.id()));

    var early = api.post(teacher.path() + "/extend", "{\"trials\": 20}");
    learner.complete();

    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(json(early).get("type").asString()).isEqualTo("/problems/impossible-transition");
    assertThat(json(early).get("detail").asString()).contains("learns from it", "Maybe wait");
    assertThat(api.post(teacher.path() + "/extend", "{\"trials\": 20}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void unknownSearchCannotBeExtended() {
    assertThat(
            api.post("/api/v1/searches/" + new UUID(5, 6) + "/extend", "{\"trials\": 2}")
                .statusCode())
        .isEqualTo(404);
  }
}
