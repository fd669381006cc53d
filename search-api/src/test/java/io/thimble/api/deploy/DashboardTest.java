package io.thimble.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard as a file, and how its questions are read. */
final class DashboardTest {
  @Test
  void questionsAreTakenApart() {
    var query =
        PromQuery.of(
            "histogram_quantile(0.5, sum by (le) (rate(a_bucket{job=\"x y\","
                + " b!=\"\"}[$__rate_interval]))) and max without (z) (c) > 3e2");

    assertThat(query.metrics()).isEqualTo(Set.of("a_bucket", "c"));
    assertThat(query.labels()).isEqualTo(Set.of("b", "job", "le", "z"));
  }

  @Test
  void panelsLieBesideEachOtherAndSayWhatTheyShow() {
    var board = board();
    var panels = board.get("panels").valueStream().toList();

    assertThat(board.get("uid").asString()).isEqualTo("thimble");
    assertThat(panels).extracting(panel -> panel.get("id").intValue()).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.get("title").asString()).doesNotHaveDuplicates();
    for (var one : panels) {
      assertThat(one.at("/datasource/uid").asString()).isEqualTo("${datasource}");
      assertThat(one.get("targets").size()).isPositive();
      var place = one.get("gridPos");
      assertThat(place.get("x").intValue() + place.get("w").intValue()).isLessThanOrEqualTo(24);
      assertThat(panels.stream().filter(other -> other != one))
          .noneMatch(other -> overlap(place, other.get("gridPos")));
    }
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return meets(one, other, "x", "w") && meets(one, other, "y", "h");
  }

  private static boolean meets(JsonNode one, JsonNode other, String from, String length) {
    return one.get(from).intValue() < other.get(from).intValue() + other.get(length).intValue()
        && other.get(from).intValue() < one.get(from).intValue() + one.get(length).intValue();
  }

  @Test
  void whatPeopleLookForIsShown() {
    assertThat(questions().stream().flatMap(query -> PromQuery.of(query).metrics().stream()))
        .contains(
            "thimble_searches",
            "thimble_attempts_total",
            "thimble_trials_waiting",
            "thimble_trials_longest_wait_seconds",
            "thimble_epoch_seconds_bucket",
            "thimble_proposals_total",
            "thimble_proposal_seconds_bucket",
            "thimble_workers_alive",
            "thimble_event_streams",
            "hikaricp_connections_pending",
            "jvm_memory_used_bytes");
  }

  /** Every question of the dashboard. */
  static List<String> questions() {
    return board()
        .get("panels")
        .valueStream()
        .flatMap(panel -> panel.get("targets").valueStream())
        .map(target -> target.get("expr").asString())
        .toList();
  }

  /** Every condition of an alert. */
  static List<String> alerts() {
    return Sources.yaml(Sources.read(Sources.CHART.resolve("monitoring/alerts.yaml")))
        .trees("groups")
        .stream()
        .flatMap(group -> group.trees("rules").stream())
        .map(rule -> rule.text("expr"))
        .toList();
  }

  private static JsonNode board() {
    return JsonMapper.shared()
        .readTree(Sources.read(Sources.CHART.resolve("dashboards/thimble.json")));
  }
}
