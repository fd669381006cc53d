package io.thimble.api.front;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Presets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Fronts of the past, their differences, fronts of several searches, and what fits a board. */
@ExtendWith(RunningApi.Extension.class)
final class FrontVersionIT {
  private final RunningApi api;

  FrontVersionIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void frontAtAnEventIsAsItWasThen() {
    var search = SeededSearch.running(api.stores(), "past");
    assertThat(json(api.get(search.path() + "/front")).get("event").isNull()).isTrue();
    search.propose(0, Presets.named("ds-cnn-s"));
    search.score(search.begin(0), 300);
    var then = json(api.get(search.path() + "/front"));
    search.propose(1, Presets.named("dnn-s"));
    search.score(search.begin(1), 360);
    search.propose(2, Presets.named("dnn-s"));
    search.score(search.begin(2), 200);

    var past = json(api.get(search.path() + "/front?at=" + then.get("event").asLong()));

    assertThat(past).isEqualTo(then);
    assertThat(past.get("trials").asInt()).isEqualTo(1);
    var now = json(api.get(search.path() + "/front"));
    assertThat(now.get("trials").asInt()).isEqualTo(3);
    assertThat(now.get("event").asLong()).isGreaterThan(past.get("event").asLong());
    assertThat(now.get("frontHash")).isNotEqualTo(past.get("frontHash"));
    assertThat(json(api.get(search.path() + "/front?at=0")).get("front")).isEmpty();
  }

  @Test
  void changesNameWhoJoinedWhoLeftAndWhoStayed() {
    var search = SeededSearch.running(api.stores(), "changes");
    search.propose(0, Presets.named("ds-cnn-s"));
    search.score(search.begin(0), 300);
    search.propose(1, Presets.named("dnn-s"));
    search.score(search.begin(1), 290);
    var before = json(api.get(search.path() + "/front"));
    search.propose(2, Presets.named("ds-cnn-s"));
    search.score(search.begin(2), 350);

    var changes =
        json(
            api.get(
                search.path() + "/front/changes?from=%d".formatted(before.get("event").asLong())));

    assertThat(trials(before.get("front"))).contains(0);
    assertThat(trials(changes.get("joined"))).containsExactly(2);
    assertThat(trials(changes.get("left"))).containsExactly(0);
    assertThat(changes.get("from").asLong()).isEqualTo(before.get("event").asLong());
    assertThat(changes.get("to")).isEqualTo(json(api.get(search.path() + "/front")).get("event"));
    assertThat(changes.get("hypervolumeAfter").asDouble())
        .isGreaterThan(changes.get("hypervolumeBefore").asDouble());
    assertThat(changes.get("stayed").toString()).isEqualTo("[1]");
    assertThat(api.get(search.path() + "/front/changes?from=2&to=1").statusCode()).isEqualTo(400);
  }

  @Test
  void frontOfSeveralSearchesLeavesOutWhatOneOfThemDominates() {
    var one = SeededSearch.running(api.stores(), "one");
    one.propose(0, Presets.named("ds-cnn-s"));
    one.score(one.begin(0), 300);
    var other = SeededSearch.running(api.stores(), "other");
    other.propose(0, Presets.named("ds-cnn-s"));
    other.score(other.begin(0), 340);
    other.propose(1, Presets.named("dnn-s"));
    other.score(other.begin(1), 280);

    var front = json(api.get("/api/v1/fronts?search=%s&search=%s".formatted(one.id(), other.id())));

    assertThat(front.get("searches")).hasSize(2);
    assertThat(front.get("front"))
        .hasSize(2)
        .allSatisfy(
            member -> assertThat(member.get("search").asString()).isEqualTo(other.id().toString()));
    assertThat(front.get("front").get(0).get("trial").get("trial").asInt()).isZero();
  }

  @Test
  void searchesWhoseScoresDoNotCompareAreRefused() {
    var one = SeededSearch.running(api.stores(), "of words");
    var other =
        SeededSearch.ofSpec(
            api.stores(), "{\"dataset\": \"synthetic\", \"device\": \"nucleo-f446re\"}");

    var response = api.get("/api/v1/fronts?search=%s&search=%s".formatted(one.id(), other.id()));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("type").asString()).isEqualTo("/problems/incomparable-searches");
    assertThat(json(response).get("detail").asString()).contains("data sets");
    assertThat(api.get("/api/v1/fronts").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/v1/fronts?search=" + new UUID(7, 8)).statusCode()).isEqualTo(404);
  }

  @Test
  void deviceLeavesThoseThatFitItWithLatencyOnIt() {
    var search = SeededSearch.running(api.stores(), "which fit");
    search.propose(0, Presets.named("ds-cnn-l"));
    search.score(search.begin(0), 380);
    search.propose(1, Presets.named("dnn-s"));
    search.score(search.begin(1), 300);

    var all = json(api.get(search.path() + "/front"));
    var small = json(api.get(search.path() + "/front?device=arduino-uno"));
    var large = json(api.get(search.path() + "/front?device=nucleo-h743zi2"));

    assertThat(trials(all.get("front"))).containsExactly(0, 1);
    assertThat(small.get("front")).isEmpty();
    assertThat(small.get("frontHash")).isEqualTo(all.get("frontHash"));
    assertThat(trials(large.get("front"))).containsExactly(0, 1);
    assertThat(large.get("front").get(0).get("latencyMicros").get("estimate").asDouble())
        .isLessThan(all.get("front").get(0).get("latencyMicros").get("estimate").asDouble());
    assertThat(api.get(search.path() + "/front?device=toaster").statusCode()).isEqualTo(400);
    var common = "/api/v1/fronts?search=%s&device=arduino-uno".formatted(search.id());
    assertThat(json(api.get(common)).get("front")).isEmpty();
  }

  private static List<Integer> trials(JsonNode members) {
    return StreamSupport.stream(members.spliterator(), false)
        .map(member -> member.get("trial").asInt())
        .toList();
  }
}
