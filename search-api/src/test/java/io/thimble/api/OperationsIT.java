package io.thimble.api;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the resources: health, metrics, documents, the page's files. */
@ExtendWith(RunningApi.Extension.class)
final class OperationsIT {
  private final RunningApi api;

  OperationsIT(RunningApi api) {
    this.api = api;
  }

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void healthIsUp(String probe) {
    assertThat(json(api.get("/actuator/health/" + probe)).get("status").asString()).isEqualTo("UP");
  }

  @Test
  void metricsAreThereForPrometheus() {
    assertThat(api.get("/actuator/prometheus").body())
        .contains(
            "hikaricp_connections_max",
            "jvm_",
            "thimble_searches{state=\"running\"}",
            "thimble_trials_waiting",
            "thimble_event_streams",
            "thimble_workers_alive");
  }

  @Test
  void nothingElseOfTheActuatorIsThere() {
    assertThat(api.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(api.get("/actuator/heapdump").statusCode()).isEqualTo(404);
  }

  @Test
  void documentsShowWhatIsSentAndNotHowItIsMade() {
    var documents = json(api.get("/v3/api-docs"));

    assertThat(documents.get("info").get("title").asString()).isEqualTo("Thimble");
    assertThat(documents.get("components").get("schemas").propertyNames())
        .contains("SearchJson", "FrontJson", "EstimateReport")
        .doesNotContain("JsonNode");
    assertThat(documents.at("/paths/~1api~1v1~1searches/post/responses").propertyNames())
        .contains("202");
  }

  @ParameterizedTest
  @CsvSource({
    "/,                                          text/html",
    "/css/core.css,                              text/css",
    "/js/main.js,                                text/javascript",
    "/favicon.svg,                               image/svg+xml",
    "/webjars/echarts/dist/echarts.esm.min.js,   text/javascript"
  })
  void filesOfThePageAreServed(String path, String type) {
    var response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
  }
}
