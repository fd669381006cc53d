package io.thimble.api.course;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Presets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Trials as rows. */
@ExtendWith(RunningApi.Extension.class)
final class PointsIT {
  private static final int MANY = 5_000;

  private final RunningApi api;

  PointsIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void rowsTellWhatTrialsTell() {
    var search = SeededSearch.running(api.stores(), "points");
    search.score(0, 352);
    search.test(0, 346);
    search.reachRung(1, 300);
    search.fail(2);
    search.replicate(3, 0, 350);
    search.propose(4);
    search.audit(1, 24);

    var points = points(search, "");

    assertThat(points.get("whole").asBoolean()).isTrue();
    assertThat(points.get("event").asLong()).isEqualTo(api.stores().events().last(search.id()));
    assertThat(points.get("front")).extracting(JsonNode::asInt).containsExactly(0);
    assertThat(points.get("rows")).hasSize(5);
    for (int number = 0; number < 5; number++) {
      assertThatRowTells(points, number, json(api.get(search.path() + "/trials/" + number)));
    }
    assertThat(cell(points, 0, "files").asBoolean()).isTrue();
    assertThat(cell(points, 1, "rungs").toString()).isEqualTo("[[8,0.75]]");
    assertThat(cell(points, 1, "files").asBoolean()).isFalse();
  }

  private static void assertThatRowTells(JsonNode points, int row, JsonNode trial) {
    for (var column :
        List.of(
            "trial",
            "state",
            "family",
            "ops",
            "epoch",
            "epochs",
            "replicaOf",
            "audited",
            "attempt",
            "worker",
            "reason",
            "startedAt",
            "endedAt",
            "decisions")) {
      assertThat(cell(points, row, column)).as(column).isEqualTo(trial.get(column));
    }
    assertThat(cell(points, row, "flash")).isEqualTo(trial.get("flashBytes"));
    assertThat(cell(points, row, "sram")).isEqualTo(trial.get("sramBytes"));
    assertThat(cell(points, row, "chance")).isEqualTo(trial.get("probabilityOnFront"));
    assertSame(points, row, "float", trial.get("floatAccuracy"), 1e-6);
    var validation = trial.get("int8Accuracy").path("validation");
    assertSame(points, row, "int8", validation.path("accuracy"), 1e-6);
    assertSame(points, row, "low", validation.path("low"), 1e-6);
    assertSame(points, row, "high", validation.path("high"), 1e-6);
    assertSame(points, row, "clips", validation.path("clips"), 0);
    assertSame(points, row, "test", trial.get("int8Accuracy").path("test").path("accuracy"), 1e-6);
    assertSame(points, row, "latency", trial.get("latencyMicros").path("estimate"), 0.1);
    assertSame(points, row, "energy", trial.get("energyMicrojoules").path("estimate"), 0.1);
  }

  private static void assertSame(
      JsonNode points, int row, String column, JsonNode expected, double off) {
    var told = cell(points, row, column);
    if (expected.isMissingNode() || expected.isNull()) {
      assertThat(told.isNull()).as(column).isTrue();
    } else {
      assertThat(told.asDouble()).as(column).isEqualTo(expected.asDouble(), within(off));
    }
  }

  @Test
  void trialsThatSomethingHappenedToAreToldAgainAlone() {
    var search = SeededSearch.running(api.stores(), "points since");
    search.score(0, 350);
    search.score(1, 340);
    var attempt = search.train(2);
    var seen = points(search, "").get("event").asLong();

    assertThat(rows(points(search, "?since=" + seen))).isEmpty();

    search.progress(attempt, 4);
    search.score(3, 390);
    var news = points(search, "?since=" + seen);

    assertThat(news.get("whole").asBoolean()).isFalse();
    assertThat(rows(news)).containsExactly(2, 3);
    assertThat(cell(news, 0, "epoch").asInt()).isEqualTo(4);
    assertThat(cell(news, 1, "chance").asDouble()).isPositive();
    assertThat(news.get("front")).isEqualTo(points(search, "").get("front"));
    assertThat(news.get("event").asLong()).isGreaterThan(seen);
    assertThat(rows(points(search, "?since=" + news.get("event").asLong()))).isEmpty();
  }

  @Test
  void trialsWhoseFilesWereLetGoAreToldAgain() {
    var search = SeededSearch.running(api.stores(), "points without files");
    search.score(0, 390);
    search.score(1, 300);
    search.complete();
    var seen = points(search, "").get("event").asLong();

    api.stores().artifacts().letGo(Duration.ZERO);

    var news = points(search, "?since=" + seen);
    assertThat(rows(news)).containsExactly(1);
    assertThat(cell(news, 0, "files").asBoolean()).isFalse();
  }

  @Test
  void eventThatNeverWasIsAnsweredWithAllTrials() {
    var search = SeededSearch.running(api.stores(), "points since never");
    search.score(0, 350);

    for (var since : List.of("0", "-1", Long.toString(Long.MAX_VALUE))) {
      var points = points(search, "?since=" + since);

      assertThat(points.get("whole").asBoolean()).isTrue();
      assertThat(rows(points)).containsExactly(0);
    }
  }

  @Test
  void searchWithoutTrialsHasNoRows() {
    var points = points(SeededSearch.queued(api.stores(), "no points"), "");

    assertThat(points.get("rows")).isEmpty();
    assertThat(points.get("front")).isEmpty();
  }

  @Test
  void searchWithoutADeviceTellsNoLatency() {
    var search =
        SeededSearch.ofSpec(
            api.stores(), "{\"dataset\": \"words\", \"budget\": {\"flashBytes\": 200000}}");
    search.score(0, 350);

    assertThat(cell(points(search, ""), 0, "latency").isNull()).isTrue();
    assertThat(cell(points(search, ""), 0, "energy").isNull()).isTrue();
  }

  @Test
  void thousandsOfTrialsAreToldAtOnce() {
    var search = SeededSearch.many(api.postgres(), "many points", MANY);
    var millis = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      long began = System.nanoTime();
      assertThat(api.get(search.path() + "/points").statusCode()).isEqualTo(200);
      millis.add((System.nanoTime() - began) / 1_000_000);
    }

    var points = points(search, "");
    assertThat(rows(points)).isEqualTo(IntStream.range(0, MANY).boxed().toList());
    for (int number : List.of(0, 1, 17, 4_999)) {
      var trial = json(api.get(search.path() + "/trials/" + number));
      assertThatRowTells(points(search, ""), number, trial);
    }
    // Four times what it takes on two busy cores.
    assertThat(millis).as("milliseconds").anyMatch(took -> took < 1_000);

    search.propose(MANY, Presets.named("ds-cnn-s"));
    search.score(search.begin(MANY), 399);
    assertThat(points(search, "").get("front")).extracting(JsonNode::asInt).contains(MANY);
  }

  private JsonNode points(SeededSearch search, String query) {
    return json(api.get(search.path() + "/points" + query));
  }

  private static List<Integer> rows(JsonNode points) {
    return StreamSupport.stream(points.get("rows").spliterator(), false)
        .map(row -> row.get(0).asInt())
        .toList();
  }

  private static JsonNode cell(JsonNode points, int row, String column) {
    var columns =
        StreamSupport.stream(points.get("columns").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    assertThat(columns).contains(column);
    return points.get("rows").get(row).get(columns.indexOf(column));
  }
}
