package io.thimble.api.estimate;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.api.RunningApi;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.EstimateReport;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Estimates of architectures and of files. */
@ExtendWith(RunningApi.Extension.class)
final class EstimateIT {
  private static final String ESTIMATES = "/api/v1/estimates";

  private final RunningApi api;

  EstimateIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void architectureIsEstimatedAsTheModuleDoes() {
    var architecture = dsCnn();

    var response = api.post(ESTIMATES, ArchitectureJson.write(architecture));

    assertThat(response.statusCode()).isEqualTo(200);
    var answer = json(response);
    var estimate = Estimates.of(architecture);
    assertThat(answer.get("architecture").asString()).isEqualTo(architecture.id());
    assertThat(answer.get("macs").asLong()).isEqualTo(estimate.macs());
    assertThat(answer.get("ops").asLong()).isEqualTo(estimate.ops());
    assertThat(answer.get("parameters").asLong()).isEqualTo(estimate.parameters());
    assertThat(answer.get("flash").get("modelBytes").asLong())
        .isEqualTo(estimate.flash().modelBytes());
    assertThat(answer.get("sram").propertyNames())
        .contains(
            "arenaUsedReferenceBytes",
            "arenaMinimumReferenceBytes",
            "arenaUsedCmsisNnBytes",
            "arenaMinimumCmsisNnBytes",
            "frontEndBytes");
    assertThat(answer.get("exact").asBoolean()).isTrue();
    assertThat(answer.get("unknownOperators")).isEmpty();
    assertThat(answer.get("devices"))
        .extracting(device -> device.get("device").asString())
        .containsExactlyElementsOf(Devices.ids());
    assertThat(answer.get("devices").get(0).get("latencyMicros").propertyNames())
        .containsExactly("low", "estimate", "high");
    assertThat(answer)
        .as("what ./thimble estimate --json prints")
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    JsonMapper.shared()
                        .writeValueAsString(EstimateReport.of(architecture, Devices.catalogue()))));
  }

  @Test
  void fileIsEstimatedFromItsBytes() throws IOException {
    var file = Path.of(System.getProperty("thimble.shared", "../shared"), "models");
    if (!Files.isDirectory(file)) {
      System.err.printf("WARNING: %s is missing, so no file is estimated.%n", file);
    }
    assumeThat(file).isDirectory();
    try (var models = Files.list(file)) {
      var model = models.filter(path -> path.toString().endsWith(".tflite")).sorted().findFirst();
      var bytes = Files.readAllBytes(model.orElseThrow());

      var answer = json(post(bytes));

      assertThat(answer.get("flash").get("modelBytes").asLong()).isEqualTo(bytes.length);
      assertThat(answer.get("macs").asLong()).isPositive();
      assertThat(answer)
          .isEqualTo(
              JsonMapper.shared()
                  .readTree(
                      JsonMapper.shared()
                          .writeValueAsString(EstimateReport.ofModel(bytes, Devices.catalogue()))));
    }
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    var response = post(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/invalid-model");
    assertThat(json(response).get("detail").asString()).contains("Maybe");
  }

  @Test
  void architectureThatIsNoneIsRefusedFieldByField() {
    var response =
        api.post(
            ESTIMATES,
            ArchitectureJson.write(dsCnn()).replace("ds-cnn", "ds-cn").replace("64", "0"));

    assertThat(response.statusCode()).isEqualTo(422);
    var problem = json(response);
    assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-architecture");
    assertThat(problem.get("errors"))
        .extracting(error -> error.get("field").asString())
        .contains("family", "layers[0].filters");
  }

  private HttpResponse<String> post(byte[] model) {
    return api.send(
        api.request(ESTIMATES)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(model))
            .build());
  }

  private static Architecture dsCnn() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }
}
