package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How Prometheus and Grafana find what they show, in the compose file. */
final class PrometheusTest {
  private static final String ALERTS = "monitoring/alerts.yaml";

  @Test
  void apiAndEveryWorkerAreAsked() {
    var jobs = ComposeFile.config("prometheus").trees("scrape_configs");
    var api = jobs.getFirst();
    var worker = jobs.getLast();

    assertThat(jobs)
        .extracting(job -> job.text("job_name"))
        .containsExactly("thimble-api", "thimble-worker");
    assertThat(jobs).allMatch(job -> job.text("metrics_path").equals("/actuator/prometheus"));
    assertThat(api.get("static_configs"))
        .isEqualTo(List.of(Map.of("targets", List.of("api:8080"))));
    // It asks for "api", and the API answers only under names that it knows.
    assertThat(ComposeFile.setting("api", "THIMBLE_HOSTS")).isEqualTo("api");
    assertThat(worker.trees("dns_sd_configs").getFirst().values())
        .containsEntry("names", List.of("worker"))
        .containsEntry("type", "A")
        .containsEntry("port", 9090);
  }

  @Test
  void grafanaAsksThePrometheusBesideIt() {
    assertThat(ComposeFile.config("datasources").trees("datasources").getFirst().values())
        .containsEntry("url", "http://prometheus:9090")
        .containsEntry("type", "prometheus");
    var provider = ComposeFile.config("dashboards").trees("providers").getFirst();
    assertThat(provider.tree("options").text("path")).isEqualTo("/etc/dashboards");
  }

  @Test
  void promtoolFindsNothingWrong(@TempDir Path folder) throws IOException, InterruptedException {
    var promtool =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(path -> Path.of(path, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    if (promtool.isEmpty()) {
      System.err.println(
          "WARNING: promtool is missing, so it does not check Prometheus' files. Maybe install"
              + " prometheus.");
    }
    assumeThat(promtool).as("promtool").isPresent();
    var alerts = Files.copy(Sources.CHART.resolve(ALERTS), folder.resolve("alerts.yaml"));
    var config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        ComposeFile.configText("prometheus")
            .replace("/etc/prometheus/alerts.yaml", alerts.toString()));

    var check =
        new ProcessBuilder(promtool.get().toString(), "check", "config", config.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS: 5 rules found");
  }
}
