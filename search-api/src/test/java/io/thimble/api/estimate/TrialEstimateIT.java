package io.thimble.api.estimate;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.PlainValues;
import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.db.artifact.Artifacts;
import io.thimble.db.trial.Score;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.ModelWriter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What trials' networks are made of, and what they cost. */
@ExtendWith(RunningApi.Extension.class)
final class TrialEstimateIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CLASSES = 6;

  private final RunningApi api;

  TrialEstimateIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void networkIsToldLayerByLayer() {
    var search = SeededSearch.running(api.stores(), "estimated");
    search.propose(0, Presets.named("ds-cnn-s"));
    var architecture = network("ds-cnn-s");

    var estimate = json(api.get(search.path() + "/trials/0/estimate"));

    assertThat(estimate.get("architecture"))
        .isEqualTo(JSON.readTree(ArchitectureJson.write(architecture)));
    assertThat(estimate.get("report"))
        .isEqualTo(tree(EstimateReport.of(architecture, Devices.catalogue())));
    var layers = estimate.get("layers");
    assertThat(layers).hasSize(architecture.layers().size());
    assertThat(layers.get(0).get("type").asString()).isEqualTo("conv2d");
    assertThat(layers.get(0).get("name").asString()).isEqualTo("convolution 10x4, 64");
    assertThat(layers.get(0).get("inputShape").toString()).isEqualTo("[49,10,1]");
    assertThat(layers.get(0).get("outputShape").toString()).isEqualTo("[25,5,64]");
    assertThat(layers.get(1).get("name").asString()).isEqualTo("depthwise convolution 3x3");
    assertThat(sum(layers, "macs")).isEqualTo(architecture.macs());
    assertThat(sum(layers, "parameters")).isEqualTo(architecture.parameters());
  }

  @Test
  void everyKindOfLayerHasAName() {
    var search = SeededSearch.running(api.stores(), "kinds of layers");
    var presets = Presets.all();
    for (int trial = 0; trial < presets.size(); trial++) {
      search.propose(trial, presets.get(trial));

      var layers = json(api.get(search.path() + "/trials/" + trial + "/estimate")).get("layers");

      assertThat(layers).isNotEmpty();
      assertThat(layers).allSatisfy(layer -> assertThat(layer.get("name").asString()).isNotBlank());
    }
  }

  @Test
  void fileCountsOnceItIsThere() {
    var search = SeededSearch.running(api.stores(), "estimated by its file");
    search.propose(0, Presets.named("ds-cnn-s"));
    var file = ModelWriter.write(Lowering.of(network("ds-cnn-s")), new PlainValues());
    score(search.id(), file);

    var estimate = json(api.get(search.path() + "/trials/0/estimate"));

    assertThat(estimate.get("report"))
        .isEqualTo(tree(EstimateReport.ofModel(file, Devices.catalogue())));
    assertThat(estimate.get("report").get("architecture").asString()).isEqualTo(Sha256.of(file));
  }

  @Test
  void fileThatCannotBeReadLeavesTheEstimateOfTheNetwork() {
    var search = SeededSearch.running(api.stores(), "estimated without its file");
    search.score(0, 350);

    var estimate = json(api.get(search.path() + "/trials/0/estimate"));

    assertThat(estimate.get("report").get("architecture").asString())
        .isEqualTo(json(api.get(search.path() + "/trials/0")).get("architecture").asString());
  }

  @Test
  void trialThatIsNotThereIsNotEstimated() {
    var search = SeededSearch.running(api.stores(), "nothing to estimate");

    var response = api.get(search.path() + "/trials/0/estimate");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/trial-not-found");
  }

  private void score(UUID search, byte[] file) {
    var attempt = api.stores().trials().begin(search, 0, "worker-1").orElseThrow();
    var score = new Score(new Accuracy(350, 400), new Accuracy(348, 400));
    var artifacts = new Artifacts(file, Sha256.of(file), "ptq", new byte[] {1}, new byte[] {1});
    assertThat(api.stores().trials().score(attempt, score, artifacts)).isTrue();
  }

  private static long sum(JsonNode layers, String field) {
    long sum = 0;
    for (var layer : layers) {
      sum += layer.get(field).asLong();
    }
    return sum;
  }

  private static JsonNode tree(EstimateReport report) {
    return JSON.readTree(JSON.writeValueAsString(report));
  }

  private static Architecture network(String preset) {
    var decisions = Presets.named(preset).decisions();
    return Spaces.of(decisions.family()).decode(decisions, CLASSES);
  }
}
