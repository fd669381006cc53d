package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.thimble.api.RunningApi;
import io.thimble.api.Samples;
import io.thimble.api.SeededSearch;
import io.thimble.db.search.Importance;
import io.thimble.hw.space.Presets;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    assertThat(search.get("spec").get("strategy").asString()).isEqualTo("auto");
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
    assertThat(search.get("rejectedBy").toString()).isEqualTo("{\"budget.flashBytes\":6}");
    assertThat(search.get("audit").isNull()).isTrue();
    assertThat(search.get("importance").isNull()).isTrue();
    assertThat(search.get("running").toString())
        .isEqualTo("[{\"trial\":2,\"rung\":8,\"epoch\":3}]");
    assertThat(search.get("secondsLeft").isNumber()).isTrue();
  }

  @Test
  void searchTellsWhatShareOfItsSpaceFitsAndAListDoesNotAsk() {
    var location =
        api.post(SEARCHES, Samples.spec("fitting")).headers().firstValue("Location").orElseThrow();

    var share = json(api.get(location)).get("fittingShare");

    assertThat(share.get("share").asDouble()).isBetween(0.05, 0.95);
    assertThat(share.get("low").asDouble()).isLessThanOrEqualTo(share.get("share").asDouble());
    assertThat(json(api.get(location)).get("fittingShare")).isEqualTo(share);
    assertThat(json(api.get(SEARCHES)).get("searches"))
        .allSatisfy(listed -> assertThat(listed.get("fittingShare").isNull()).isTrue());
  }

  @Test
  void searchAndListTellHowTheHypervolumeGrew() {
    var search = SeededSearch.running(api.stores(), "growing");
    assertThat(json(api.get(search.path())).get("hypervolumes")).isEmpty();
    search.score(0, 300);
    search.propose(1, Presets.named("ds-cnn-s"));
    search.score(search.begin(1), 370);

    var alone = json(api.get(search.path()));
    var listed = json(api.get(SEARCHES)).get("searches").get(0);

    assertThat(listed.get("id").asString()).isEqualTo(search.id().toString());
    var hypervolumes = alone.get("hypervolumes");
    assertThat(hypervolumes).hasSize(2);
    assertThat(hypervolumes.get(0).asDouble()).isPositive();
    assertThat(hypervolumes.get(1)).isEqualTo(alone.get("hypervolume"));
    assertThat(hypervolumes.get(1).asDouble()).isGreaterThan(hypervolumes.get(0).asDouble());
    assertThat(listed.get("hypervolumes")).isEqualTo(hypervolumes);
  }

  @Test
  void longHistoryOfTheHypervolumeIsThinnedEvenly() {
    var search = SeededSearch.many(api.postgres(), "long history", 600);
    var all =
        StreamSupport.stream(
                json(api.get(search.path() + "/hypervolume")).get("points").spliterator(), false)
            .map(point -> point.get("hypervolume").asDouble())
            .toList();

    var alone = json(api.get(search.path()));

    var thinned =
        StreamSupport.stream(alone.get("hypervolumes").spliterator(), false)
            .map(JsonNode::asDouble)
            .toList();
    int last = all.size() - 1;
    assertThat(last).isGreaterThan(40);
    assertThat(thinned)
        .isEqualTo(
            IntStream.range(0, 32)
                .mapToObj(step -> all.get((int) Math.ceil(step * last / 31.0)))
                .toList());
    assertThat(thinned.getLast()).isEqualTo(alone.get("hypervolume").asDouble());
  }

  @Test
  void auditTellsHowManyOfTheDiscardedWouldHaveBeenOnTheFront() {
    var search =
        SeededSearch.ofSpec(
            api.stores(),
            """
            {"dataset": "words", "keywords": ["yes", "no", "stop", "go"],
             "device": "nucleo-f446re", "training": {"epochs": 24, "rungs": [8]}}
            """);
    assertThat(json(api.get(search.path())).get("audit").toString())
        .isEqualTo("{\"discarded\":0,\"audited\":0,\"auditedScored\":0,\"auditedOnFront\":0}");
    for (int trial = 0; trial < 4; trial++) {
      search.reachRung(trial, 300 + trial);
    }
    search.stop(0);
    search.audit(1, 24);
    search.audit(2, 24);
    search.promote(3, 24);
    search.score(search.begin(1), 350);

    assertThat(json(api.get(search.path())).get("audit").toString())
        .isEqualTo("{\"discarded\":3,\"audited\":2,\"auditedScored\":1,\"auditedOnFront\":1}");
  }

  @Test
  void importanceIsToldWithTheCaveatThatGoesWithIt() {
    var search = SeededSearch.running(api.stores(), "importance");
    search.explain(new Importance(List.of(), Double.NaN, 2));
    assertThat(json(api.get(search.path())).get("importance").toString())
        .isEqualTo("{\"shares\":[],\"rankCorrelation\":null,\"trials\":2}");
    search.explain(
        new Importance(List.of(new Importance.Share("dnn", "layers", 0.5, 0.75)), 0.875, 16));

    assertThat(json(api.get(search.path())).get("importance").toString())
        .isEqualTo(
            """
            {"shares":[{"family":"dnn","decision":"layers","main":0.5,"total":0.75}],\
            "rankCorrelation":0.875,"trials":16}\
            """);
  }

  @Test
  void replicasAreCountedApart() {
    var search = SeededSearch.running(api.stores(), "counted apart");
    search.score(0, 350);
    search.replicate(1, 0, 380);

    var answer = json(api.get(search.path()));

    assertThat(answer.get("trials").get("done").asInt()).isEqualTo(1);
    assertThat(answer.get("bestInt8Accuracy").asDouble()).isEqualTo(348 / 400.0);
    assertThat(answer.get("replicas").toString()).isEqualTo("{\"done\":1,\"total\":1}");
  }

  @Test
  void searchMayLearnFromOnesThatHaveEnded() {
    var ended = SeededSearch.running(api.stores(), "ended");
    ended.complete();

    var response = api.post(SEARCHES, warmStart(ended.id()));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).get("spec").get("warmStart").toString())
        .isEqualTo("[\"%s\"]".formatted(ended.id()));
  }

  @Test
  void searchCannotLearnFromOnesThatRunOrDoNotExist() {
    var running = SeededSearch.running(api.stores(), "running on");
    var missing = new UUID(3, 4);

    var response = api.post(SEARCHES, warmStart(running.id(), missing));

    assertThat(response.statusCode()).isEqualTo(422);
    var problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/unusable-warm-start");
    assertThat(problem.get("errors"))
        .extracting(
            error -> error.get("field").asString(),
            error -> error.get("value").asString(),
            error -> error.get("message").asString())
        .containsExactly(
            tuple(
                "warmStart[0]",
                running.id().toString(),
                "The search %s is running. Maybe wait until it has ended, or cancel it."
                    .formatted(running.id())),
            tuple(
                "warmStart[1]",
                missing.toString(),
                "There is no search %s. Maybe ./thimble status --all lists the one you mean."
                    .formatted(missing)));
  }

  private static String warmStart(UUID... searches) {
    var ids = Stream.of(searches).map("\"%s\""::formatted).collect(Collectors.joining(", "));
    return """
    {"dataset": "words", "device": "nucleo-f446re", "warmStart": [%s]}
    """
        .formatted(ids);
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
