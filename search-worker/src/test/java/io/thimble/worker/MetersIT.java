package io.thimble.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.TrialState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real worker says on its management port, beside what the database knows. */
class MetersIT {
  /** So little memory that many proposals are refused. */
  private static final String SPEC =
      """
      {"dataset": "synthetic", "keywords": ["yes", "no"], "families": ["dnn"],
       "budget": {"flashBytes": 12000, "sramBytes": 24000, "opsPerInference": 6000000},
       "trials": 3, "training": {"epochs": 3, "rungs": []}, "seed": 5}
      """;

  private static final Pattern SAMPLE = Pattern.compile("(?m)^(thimble_\\S+) (\\S+)$");

  @TempDir private static Path folder;
  private static Workplace workplace;

  @BeforeAll
  static void start() {
    workplace = new Workplace(folder);
  }

  @AfterAll
  static void stop() {
    workplace.close();
  }

  @Test
  void workerCountsWhatItProposesAndTrains() throws Exception {
    int port = freePort();
    var began = System.nanoTime();
    var search = workplace.post(SPEC);
    try (var worker =
        workplace.start("watched", Map.of("THIMBLE_MANAGEMENT_PORT", Integer.toString(port)))) {
      workplace.awaitEnd(search, worker);
      var took = Duration.ofNanos(System.nanoTime() - began);
      var counted = scrape(port);

      var rejections = workplace.database().searches().find(search).orElseThrow().rejections();
      assertThat(rejections.infeasibleBy()).as("limits that refused").isNotEmpty();
      assertThat(counted)
          .containsEntry("thimble_proposals_total{result=\"accepted\"}", 3.0)
          .containsEntry(
              "thimble_proposals_total{result=\"duplicate\"}", (double) rejections.duplicate());
      rejections
          .infeasibleBy()
          .forEach(
              (limit, count) ->
                  assertThat(counted)
                      .containsEntry(
                          "thimble_proposals_total{result=\"%s\"}".formatted(limit),
                          (double) count));

      assertThat(workplace.trials(search))
          .extracting(StoredTrial::state)
          .containsOnly(TrialState.SCORED);
      assertThat(counted).containsEntry("thimble_attempts_total{outcome=\"scored\"}", 3.0);
      assertThat(counted)
          .containsEntry("thimble_front_changes_total", events(search, "front-changed"));

      assertThat(counted)
          .containsEntry("thimble_epoch_seconds_count", events(search, "trial-progress"))
          .containsEntry("thimble_epoch_seconds_bucket{le=\"+Inf\"}", 9.0)
          .containsEntry("thimble_proposal_seconds_count", 3.0)
          .containsEntry("thimble_attempts_total{outcome=\"lost\"}", 0.0)
          .containsEntry("thimble_proposals_total{result=\"budget.latencyMillis\"}", 0.0);
      assertThat(counted.get("thimble_epoch_seconds_count")).isEqualTo(9);
      var seconds = took.toMillis() / 1000.0;
      assertThat(counted.get("thimble_epoch_seconds_sum"))
          .as("within the search, on two places at once")
          .isPositive()
          .isCloseTo(seconds, within(seconds));
    }
  }

  private static double events(UUID search, String type) {
    return workplace.database().events().after(search, 0, 10_000).stream()
        .filter(event -> event.type().equals(type))
        .count();
  }

  private static Map<String, Double> scrape(int port) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var page = URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port));
      var answer = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      var samples = new TreeMap<String, Double>();
      SAMPLE
          .matcher(answer.body())
          .results()
          .forEach(sample -> samples.put(sample.group(1), Double.valueOf(sample.group(2))));
      return samples;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
