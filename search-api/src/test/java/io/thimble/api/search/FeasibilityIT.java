package io.thimble.api.search;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.device.Devices;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Spaces;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a spec would find, before it is posted. */
@ExtendWith(RunningApi.Extension.class)
final class FeasibilityIT {
  private static final String FEASIBILITY = "/api/v1/feasibility";
  private static final String SEARCHES = "/api/v1/searches";
  private static final int CLASSES = 4;

  private final RunningApi api;

  FeasibilityIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void whatFitsIsToldWithItsSmallestAndLargestNetwork() {
    var answer =
        ask(
            "\"families\": [\"dnn\", \"gru\"], \"budget\": {\"flashBytes\": 30000, \"sramBytes\":"
                + " 4000}");

    assertThat(answer.get("fits").asBoolean()).isTrue();
    assertThat(answer.get("byFamily").propertyNames()).containsExactly("dnn", "gru");
    assertThat(answer.get("share").get("share").asDouble()).isBetween(0.0001, 0.9999);
    assertThat(answer.get("share").propertyNames()).contains("low", "high", "exact");
    assertThat(answer.get("sentence").isNull()).isTrue();
    assertThat(answer.get("nearest").isNull()).isTrue();
    assertThat(answer.get("limits")).isEmpty();
    assertThat(answer.get("boards")).isEmpty();
    assertCosts(answer.get("smallest"));
    assertCosts(answer.get("largest"));
    assertThat(answer.get("smallest").get("exact").asBoolean()).isTrue();
    assertThat(answer.get("smallest").get("flashBytes").asLong())
        .isLessThan(answer.get("largest").get("flashBytes").asLong());
    assertThat(answer.get("largest").get("flashBytes").asLong()).isBetween(10_000L, 30_000L);
    assertThat(answer.get("largest").get("sramBytes").asLong()).isLessThanOrEqualTo(4_000);
    assertThat(answer.get("spec").get("strategy").asString()).isEqualTo("auto");
    assertThat(answer.get("spec").get("keywords")).hasSize(2);
  }

  @Test
  void nothingIsPosted() {
    var before = json(api.get(SEARCHES)).get("searches").findValuesAsString("id");
    ask("\"budget\": {\"flashBytes\": 30000}");
    assertThat(json(api.get(SEARCHES)).get("searches").findValuesAsString("id")).isEqualTo(before);
  }

  @Test
  void nearestBudgetOfOneThatNothingFitsIsOneThatSomethingFits() {
    var answer =
        ask("\"budget\": {\"flashBytes\": 100, \"sramBytes\": 50000, \"opsPerInference\": 5}");

    assertThat(answer.get("fits").asBoolean()).isFalse();
    assertThat(answer.get("share").isNull()).isTrue();
    assertThat(answer.get("byFamily")).isEmpty();
    assertThat(answer.get("smallest").isNull()).isTrue();
    assertThat(answer.get("largest").isNull()).isTrue();
    assertThat(answer.get("sentence").asString()).contains("No network", "Maybe raise");
    assertThat(answer.get("limits"))
        .extracting(limit -> limit.get("field").asString())
        .containsExactly("budget.flashBytes", "budget.sramBytes", "budget.opsPerInference");
    var nearest = answer.get("nearest");
    assertThat(nearest.get("budget").get("sramBytes").asLong()).isEqualTo(50_000);
    assertThat(nearest.get("sentence").asString())
        .isEqualTo(
            "A network fits with budget.flashBytes raised from 100 to %d bytes and"
                + " budget.opsPerInference raised from 5 to %d operations.",
            nearest.get("budget").get("flashBytes").asLong(),
            nearest.get("budget").get("opsPerInference").asLong());
    var raised = "\"budget\": " + nearest.get("budget");
    assertThat(ask(raised).get("fits").asBoolean()).isTrue();
  }

  @Test
  void postThatNothingFitsIsRefusedWithTheSameNearestBudget() {
    var fields = "\"device\": \"nucleo-f446re\", \"budget\": {\"latencyMillis\": 0.01}";
    var problem = api.post(SEARCHES, spec(fields));

    assertThat(problem.statusCode()).isEqualTo(422);
    var nearest = json(problem).get("nearest");
    assertThat(nearest).isEqualTo(ask(fields).get("nearest"));
    assertThat(nearest.get("budget").get("latencyMillis").asDouble()).isGreaterThan(0.01);
    var posted =
        api.post(
            SEARCHES, spec("\"device\": \"nucleo-f446re\", \"budget\": " + nearest.get("budget")));
    assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
  }

  @Test
  void whereTheBoardHoldsNothingOthersAreNamed() {
    var fields = "\"device\": \"arduino-uno\"";
    var answer = ask(fields);

    assertThat(answer.get("fits").asBoolean()).isFalse();
    assertThat(answer.get("nearest").isNull()).isTrue();
    assertThat(answer.get("boards"))
        .extracting(JsonNode::asString)
        .contains("nucleo-f446re")
        .doesNotContain("arduino-uno")
        .isSubsetOf(Devices.ids());
    assertThat(json(api.post(SEARCHES, spec(fields))).has("nearest")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dataset\":",
        "{\"dataset\": \"words\", \"budgt\": {}, \"device\": \"nucleo-f446re\"}",
        "{\"dataset\": \"words\"}",
        "{\"dataset\": \"word\", \"device\": \"nucleo-f446re\"}",
        "{\"dataset\": \"broken\", \"device\": \"nucleo-f446re\"}",
        "{\"dataset\": \"colours\", \"device\": \"nucleo-f446re\"}",
        "{\"dataset\": \"words\", \"keywords\": [\"yes\", \"nope\"], \"device\":"
            + " \"nucleo-f446re\"}",
      })
  void whatCannotBePostedIsRefusedInTheSameWords(String spec) {
    var asked = api.post(FEASIBILITY, spec);

    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body().replace(FEASIBILITY, SEARCHES))
        .isEqualTo(api.post(SEARCHES, spec).body());
  }

  private JsonNode ask(String fields) {
    var response = api.post(FEASIBILITY, spec(fields));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static String spec(String fields) {
    return "{\"dataset\": \"words\", \"keywords\": [\"yes\", \"no\"], %s}".formatted(fields);
  }

  /** The figures are those of the network that the decisions describe. */
  private static void assertCosts(JsonNode network) {
    var values = new TreeMap<String, Integer>();
    for (Map.Entry<String, JsonNode> decision : network.get("decisions").properties()) {
      values.put(decision.getKey(), decision.getValue().asInt());
    }
    var family = Family.ofLabel(network.get("family").asString());
    var architecture = Spaces.of(family).decode(new Decisions(family, values), CLASSES);
    var estimate = Estimates.of(architecture);
    assertThat(network.get("architecture").asString()).isEqualTo(architecture.id());
    assertThat(network.get("flashBytes").asLong()).isEqualTo(estimate.flash().modelBytes());
    assertThat(network.get("sramBytes").asLong()).isEqualTo(estimate.sram().arenaBytes());
    assertThat(network.get("ops").asLong()).isEqualTo(estimate.ops());
    assertThat(network.get("parameters").asLong()).isEqualTo(estimate.parameters());
  }
}
