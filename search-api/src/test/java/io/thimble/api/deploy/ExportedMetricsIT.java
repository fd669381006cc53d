package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.RunningApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever dashboard, alerts and scaling ask for is told by the real programs, from their start: a
 * name that comes with its first event draws nothing until then.
 */
final class ExportedMetricsIT {
  private static final Path WORKER =
      Sources.HOME.resolve("search-worker/target/search-worker-0.1.0-SNAPSHOT.jar");

  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]\\w*)(?:\\{([^}]*)})? ");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** What Prometheus itself adds. */
  private static final Set<String> OF_PROMETHEUS =
      Set.of("job", "instance", "namespace", "service");

  private final Map<String, Set<String>> exported =
      new TreeMap<>(Map.of("up", new HashSet<>(OF_PROMETHEUS)));

  @Test
  void everythingThatIsAskedForIsThereBeforeAnythingHappens(@TempDir Path folder) throws Exception {
    if (!Files.exists(WORKER)) {
      System.err.printf("WARNING: %s is missing, so no metrics are compared.%n", WORKER);
    }
    assumeThat(WORKER).as("the packaged worker").exists();
    int port = freePort();
    try (var api = RunningApi.start()) {
      var worker = start(api, folder, port);
      try {
        read(api.get("/actuator/prometheus").body());
        // Requests are counted when they have been answered.
        read(api.get("/actuator/prometheus").body());
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(200))
            .ignoreExceptionsInstanceOf(UncheckedIOException.class)
            .failFast("the worker has ended", () -> !worker.isAlive())
            .untilAsserted(() -> read(scrape(api, port)));
      } finally {
        worker.destroyForcibly();
        worker.waitFor();
      }
    }
    var questions = new ArrayList<>(DashboardTest.questions());
    questions.addAll(DashboardTest.alerts());
    var scaled = Rendering.of("keda-prometheus").one("ScaledObject", "-worker").spec();
    questions.add(scaled.trees("triggers").getFirst().tree("metadata").text("query"));
    assertThat(questions).hasSizeGreaterThan(30).allSatisfy(this::isAnswered);
  }

  private void isAnswered(String question) {
    var query = PromQuery.of(question);
    assertThat(query.metrics()).isNotEmpty().isSubsetOf(exported.keySet());
    for (var label : query.labels()) {
      assertThat(query.metrics())
          .as("the label %s", label)
          .anyMatch(metric -> exported.getOrDefault(metric, Set.of()).contains(label));
    }
  }

  private void read(String samples) {
    SAMPLE
        .matcher(samples)
        .results()
        .forEach(
            sample -> {
              var labels =
                  exported.computeIfAbsent(sample.group(1), _ -> new HashSet<>(OF_PROMETHEUS));
              if (sample.group(2) != null) {
                LABEL
                    .matcher(sample.group(2))
                    .results()
                    .forEach(label -> labels.add(label.group(1)));
              }
            });
  }

  private static String scrape(RunningApi api, int port) {
    var page = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port));
    return api.send(HttpRequest.newBuilder(page).build()).body();
  }

  private static Process start(RunningApi api, Path folder, int port) throws IOException {
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    WORKER.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("worker.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "THIMBLE_DB_URL", api.postgres().jdbcUrl(),
                "THIMBLE_DB_USER", api.postgres().username(),
                "THIMBLE_DB_PASSWORD", api.postgres().password(),
                "THIMBLE_FOLDER", folder.toString(),
                "THIMBLE_WORKER_THREADS", "1",
                "THIMBLE_MANAGEMENT_PORT", Integer.toString(port)));
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
