package io.thimble.api.trial;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.trial.Confusions;
import io.thimble.db.trial.EpochResult;
import io.thimble.db.trial.LayerLoss;
import io.thimble.db.trial.TrialReport;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What there is to look at in a trial. */
@ExtendWith(RunningApi.Extension.class)
final class TrialReportIT {
  private final RunningApi api;

  TrialReportIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void scoredTrialTellsWhatWasHeardAndWhatEachLayerLost() {
    var search = SeededSearch.running(api.stores(), "report");
    search.score(0, 352);

    var report = report(search, 0);

    assertThat(report.get("labels"))
        .extracting(JsonNode::asString)
        .containsExactly("silence", "unknown", "yes", "no", "stop", "go");
    var trial = json(api.get(search.path() + "/trials/0"));
    assertThat(sum(report.get("validation").get("int8"), true)).isEqualTo(350);
    assertThat(sum(report.get("validation").get("int8"), false)).isEqualTo(400);
    assertThat(sum(report.get("validation").get("float"), true)).isEqualTo(352);
    assertThat(trial.get("floatAccuracy").asDouble()).isEqualTo(352 / 400.0);
    assertThat(report.get("test").isNull()).isTrue();
    assertThat(report.get("layers").get(0).toString())
        .isEqualTo("{\"index\":0,\"layer\":\"convolution 10x4, 64\",\"decibels\":34.5}");
    assertThat(report.get("misheard")).hasSize(400 - 350);
    assertThat(report.get("misheard").get(0).toString())
        .isEqualTo(
            """
            {"clip":"yes/00000000_nohash_0.wav","said":"yes","heard":"no","score":0.99,\
            "floatHeard":"yes"}\
            """);
  }

  @Test
  void testSplitIsToldOnceItWasLookedAt() {
    var search = SeededSearch.running(api.stores(), "tested report");
    search.score(0, 352);
    search.test(0, 340);

    var report = report(search, 0);

    assertThat(sum(report.get("test").get("int8"), true)).isEqualTo(338);
    assertThat(sum(report.get("test").get("float"), true)).isEqualTo(340);
    assertThat(sum(report.get("validation").get("int8"), true)).isEqualTo(350);
  }

  @Test
  void layersThatCannotBeComparedAndRatiosThatCannotBeToldAreNull() {
    var search = SeededSearch.running(api.stores(), "no ratios");
    var heard = List.of(List.of(400));
    var confusions = new Confusions(heard, heard);
    search.score(search.train(0), 400, new TrialReport(confusions, null, List.of()));
    var silent = List.of(new LayerLoss(0, "dense 8", null));
    search.score(search.train(1), 400, new TrialReport(confusions, silent, List.of()));

    assertThat(report(search, 0).get("layers").isNull()).isTrue();
    assertThat(report(search, 0).get("misheard")).isEmpty();
    assertThat(report(search, 1).get("layers").get(0).get("decibels").isNull()).isTrue();
  }

  @Test
  void trialWithoutAScoreTellsItsCurveAndItsRungsAlone() {
    var search = SeededSearch.running(api.stores(), "curve");
    search.propose(0);
    var lost = search.begin(0);
    search.learn(lost);
    var latest = search.begin(0);
    assertThat(api.stores().trials().progress(latest, new EpochResult(1, 9.5, Double.NaN)))
        .isTrue();
    search.reachRung(1, 300);

    var report = report(search, 0);

    assertThat(report.get("curve"))
        .extracting(point -> point.get("epoch").asInt())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(report.get("curve").get(0).toString())
        .as("told by the latest attempt")
        .isEqualTo("{\"epoch\":1,\"loss\":9.5,\"seconds\":null}");
    assertThat(report.get("curve").get(1).toString())
        .isEqualTo("{\"epoch\":2,\"loss\":1.0,\"seconds\":0.5}");
    assertThat(report.get("rungs")).isEmpty();
    for (var part : List.of("validation", "test", "layers", "misheard")) {
      assertThat(report.get(part).isNull()).as(part).isTrue();
    }
    assertThat(report(search, 1).get("rungs"))
        .extracting(rung -> rung.get("epoch").asInt(), rung -> rung.get("accuracy").asDouble())
        .containsExactly(tuple(8, 0.75));
  }

  @Test
  void trialOfAnOlderWorkerAnswersWithoutAReport() {
    var search = SeededSearch.running(api.stores(), "older");
    search.propose(0);
    search.score(search.begin(0), 350, null);

    var report = report(search, 0);

    assertThat(report.get("validation").isNull()).isTrue();
    assertThat(report.get("curve")).isEmpty();
  }

  @Test
  void whatIsKnownIsNotToldTwiceAndChangesAreTold() {
    var search = SeededSearch.running(api.stores(), "known report");
    var attempt = search.train(0);
    var path = search.path() + "/trials/0/report";
    var tag = api.get(path).headers().firstValue("ETag").orElseThrow();

    assertThat(statusWith(tag, path)).isEqualTo(304);
    search.progress(attempt, 4);
    assertThat(statusWith(tag, path)).isEqualTo(200);
  }

  @Test
  void unknownTrialsAndSearchesAreNotFound() {
    var search = SeededSearch.running(api.stores(), "no report");

    var trial = api.get(search.path() + "/trials/5/report");
    assertThat(trial.statusCode()).isEqualTo(404);
    assertThat(json(trial).get("type").asString()).isEqualTo("/problems/trial-not-found");
    var other = api.get("/api/v1/searches/" + UUID.randomUUID() + "/trials/0/report");
    assertThat(other.statusCode()).isEqualTo(404);
    assertThat(json(other).get("type").asString()).isEqualTo("/problems/search-not-found");
  }

  private JsonNode report(SeededSearch search, int trial) {
    var response = api.get(search.path() + "/trials/%d/report".formatted(trial));
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response);
  }

  private int statusWith(String tag, String path) {
    return api.send(api.request(path).header("If-None-Match", tag).build()).statusCode();
  }

  private static int sum(JsonNode counts, boolean diagonal) {
    int sum = 0;
    for (int said = 0; said < counts.size(); said++) {
      for (int heard = 0; heard < counts.size(); heard++) {
        sum += diagonal && said != heard ? 0 : counts.get(said).get(heard).asInt();
      }
    }
    return sum;
  }
}
