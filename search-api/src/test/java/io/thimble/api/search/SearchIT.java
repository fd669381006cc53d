package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Posting, reading and steering searches. */
@ExtendWith(RunningApi.Extension.class)
final class SearchIT {
  private static final String SEARCHES = "/api/v1/searches";

  private final RunningApi api;

  SearchIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void postedSearchIsAcceptedAndStandsWhereTheAnswerSays() {
    var response = api.post(SEARCHES, Samples.spec("posted"));

    assertThat(response.statusCode()).isEqualTo(202);
    var location = response.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo(SEARCHES + "/" + json(response).get("id").asString());
    var search = json(api.get(location));
    assertThat(search.get("name").asString()).isEqualTo("posted");
    assertThat(search.get("state").asString()).isEqualTo("queued");
    assertThat(search.get("spec").get("keywords")).hasSize(4);
    assertThat(search.get("spec").get("strategy").asString()).isEqualTo("genetic");
    assertThat(search.get("trials").toString())
        .isEqualTo(
            "{\"done\":0,\"failed\":0,\"stopped\":0,\"running\":0,\"waiting\":0,\"total\":12}");
    assertThat(search.get("bestInt8Accuracy").isNull()).isTrue();
    assertThat(search.get("secondsLeft").isNull()).isTrue();
    assertThat(search.get("startedAt").isNull()).isTrue();
  }

  @Test
  void runningSearchTellsHowFarItIs() {
    var seeded = SeededSearch.running(api.stores(), "how far");
    seeded.score(0, 350);
    seeded.fail(1);
    seeded.train(2);

    var search = json(api.get(seeded.path()));

    assertThat(search.get("state").asString()).isEqualTo("running");
    assertThat(search.get("trials").toString())
        .isEqualTo(
            "{\"done\":1,\"failed\":1,\"stopped\":0,\"running\":1,\"waiting\":0,\"total\":12}");
    assertThat(search.get("bestInt8Accuracy").asDouble()).isEqualTo(348 / 400.0);
    assertThat(search.get("frontSize").asInt()).isEqualTo(1);
    assertThat(search.get("hypervolume").asDouble()).isPositive();
    assertThat(search.get("rejections").toString()).isEqualTo("{\"duplicate\":3,\"infeasible\":6}");
    assertThat(search.get("running").toString())
        .isEqualTo("[{\"trial\":2,\"rung\":8,\"epoch\":3}]");
    assertThat(search.get("secondsLeft").isNumber()).isTrue();
  }

  @Test
  void defaultKeywordsShrinkToThoseThatTheDataSetHas() {
    var response =
        api.post(SEARCHES, "{\"dataset\": \"words\", \"budget\": {\"flashBytes\": 100000}}");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).get("spec").get("keywords").toString())
        .isEqualTo("[\"yes\",\"no\",\"left\",\"stop\",\"go\"]");
  }

  @Test
  void spokenDataSetTakesAnyKeyword() {
    var response =
        api.post(
            SEARCHES,
            """
            {"dataset": "synthetic", "keywords": ["thimble", "needle"],
             "budget": {"flashBytes": 100000}}
            """);

    assertThat(response.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                             | invalid-spec     |                   | no"
            + " JSON",
        "[]                                            | invalid-spec     |                   | no"
            + " JSON object",
        "{\"dataset\": \"words\"}                      | invalid-spec     |                   |"
            + " budget",
        "{\"dataset\": \"words\", \"budgt\": {}, \"device\": \"nucleo-f446re\"} | invalid-spec |"
            + " budgt | budget",
        "{\"dataset\": \"word\", \"device\": \"nucleo-f446re\"} | unknown-dataset | dataset    |"
            + " words",
        "{\"dataset\": \"broken\", \"device\": \"nucleo-f446re\"} | unusable-dataset | dataset |"
            + " fewer than two",
        "{\"dataset\": \"colours\", \"device\": \"nucleo-f446re\"} | unknown-keywords | keywords |"
            + " green",
        "{\"dataset\": \"words\", \"keywords\": [\"yes\", \"nope\"], \"device\": \"nucleo-f446re\"}"
            + " | unknown-keywords | keywords | nope",
        "{\"dataset\": \"words\", \"budget\": {\"flashBytes\": 100}} | nothing-fits |"
            + " budget.flashBytes | smallest",
      })
  void specThatCannotBeSearchedIsRefused(String spec, String type, String field, String words) {
    var response = api.post(SEARCHES, spec);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    var problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(422);
    assertThat(problem.get("errors")).isNotEmpty();
    assertThat(problem.get("errors"))
        .allSatisfy(error -> assertThat(error.get("message").asString()).contains("Maybe"));
    assertThat(response.body()).contains(words).doesNotContain("io.thimble", "Exception");
    if (field != null) {
      assertThat(problem.get("errors"))
          .extracting(error -> error.get("field").asString())
          .contains(field);
    }
  }

  @Test
  void eachLimitOfABudgetThatAdmitsNothingIsAnswered() {
    var problem =
        json(
            api.post(
                SEARCHES,
                "{\"dataset\": \"words\", \"budget\": {\"flashBytes\": 100, \"sramBytes\":"
                    + " 50000}}"));

    var limits = problem.get("limits");
    assertThat(limits)
        .extracting(limit -> limit.get("field").asString())
        .containsExactly("budget.flashBytes", "budget.sramBytes");
    assertThat(limits.get(0).get("allowed").asDouble()).isEqualTo(100);
    assertThat(limits.get(0).get("smallest").asDouble()).isGreaterThan(1000);
    assertThat(limits.get(0).get("proven").asBoolean()).isTrue();
    assertThat(limits.get(1).get("smallest").isNull()).isTrue();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var problem =
        json(
            api.post(
                SEARCHES,
                "{\"dataset\": 5, \"trials\": 0, \"seed\": \"x\", \"device\": \"nucleo\"}"));

    assertThat(problem.get("errors"))
        .extracting(error -> error.get("field").asString())
        .contains("dataset", "trials", "seed", "device");
  }

  @Test
  void listPagesFromTheNewestOn() {
    var posted = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      posted.addFirst(SeededSearch.queued(api.stores(), "page " + i).id().toString());
    }

    var first = json(api.get(SEARCHES + "?limit=2"));
    var second = json(api.get(SEARCHES + "?limit=3&cursor=" + first.get("next").asString()));

    assertThat(ids(first, second)).isEqualTo(posted);
  }

  @Test
  void pausedSearchResumesAndCancelledOneDoesNot() {
    var seeded = SeededSearch.running(api.stores(), "steered");
    seeded.train(0);

    assertThat(state(api.post(seeded.path() + "/pause", ""))).isEqualTo("paused");
    assertThat(state(api.post(seeded.path() + "/resume", ""))).isEqualTo("running");
    assertThat(state(api.post(seeded.path() + "/cancel", ""))).isEqualTo("cancelled");

    var refused = api.post(seeded.path() + "/resume", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).get("type").asString()).isEqualTo("/problems/impossible-transition");
    assertThat(json(refused).get("detail").asString())
        .contains("cancelled", "resume", "Maybe", "paused");
    assertThat(json(api.get(seeded.path() + "/trials/0")).get("state").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void transitionsNeedNoBodyAndNoContentType() {
    var seeded = SeededSearch.queued(api.stores(), "without a body");

    var response =
        api.send(api.request(seeded.path() + "/pause").POST(BodyPublishers.noBody()).build());

    assertThat(state(response)).isEqualTo("paused");
  }

  @Test
  void failedSearchSaysWhy() {
    var seeded = SeededSearch.running(api.stores(), "failed");
    seeded.failSearch("The data set is gone (/data/words). Maybe it was moved.");

    assertThat(json(api.get(seeded.path())).get("reason").asString()).contains("/data/words");
  }

  @Test
  void unknownSearchIsNotFound() {
    for (var path :
        List.of(
            "",
            "/trials",
            "/trials.csv",
            "/trials/0",
            "/front",
            "/front.csv",
            "/events",
            "/events?after=0",
            "/trials/0/model.tflite",
            "/trials/0/bundle.zip")) {
      var response = api.get(SEARCHES + "/" + new UUID(7, 7) + path);

      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(json(response).get("type").asString())
          .as(path)
          .isEqualTo("/problems/search-not-found");
    }
  }

  private static List<String> ids(JsonNode... pages) {
    var ids = new ArrayList<String>();
    for (var page : pages) {
      page.get("searches").forEach(search -> ids.add(search.get("id").asString()));
    }
    return ids;
  }

  private static String state(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response).get("state").asString();
  }
}
