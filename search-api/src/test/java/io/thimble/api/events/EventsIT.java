package io.thimble.api.events;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.api.SeededSearch;
import io.thimble.hw.space.Presets;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Events as a stream and one by one. */
@ExtendWith(RunningApi.Extension.class)
@Timeout(60)
final class EventsIT {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunningApi api;

  EventsIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void streamOfAFinishedSearchReplaysAllAndEnds() {
    var search = finished("replayed");

    var events = events(stream(search, "0").body().toList());

    assertThat(events)
        .extracting(EventJson::type)
        .containsExactly(
            "search-queued",
            "search-running",
            "trial-queued",
            "trial-running",
            "trial-progress",
            "trial-scored",
            "front-changed",
            "search-completed");
    assertThat(events).extracting(EventJson::id).isSorted().doesNotHaveDuplicates();
    assertThat(events.get(5).trial()).isZero();
  }

  @Test
  void streamGoesOnAfterTheLastIdSeen() {
    var search = finished("resumed");
    var all = events(stream(search, "0").body().toList());

    var rest = events(stream(search, String.valueOf(all.get(4).id())).body().toList());

    assertThat(rest).isEqualTo(all.subList(5, all.size()));
  }

  @Test
  void streamBeginsAfterTheLaterOfTheTwoIdsThatItIsGiven() {
    var search = finished("since");
    var all = events(stream(search, "0").body().toList());

    var since = events(since(search, all.get(4).id(), "0").body().toList());
    var further = events(since(search, all.get(2).id(), "" + all.get(4).id()).body().toList());
    var behind = events(since(search, all.get(4).id(), "" + all.get(2).id()).body().toList());
    var nothing = since(search, all.getLast().id(), "0");

    assertThat(since).isEqualTo(all.subList(5, all.size()));
    assertThat(further).isEqualTo(since);
    assertThat(behind).isEqualTo(since);
    assertThat(nothing.statusCode()).isEqualTo(204);
  }

  private HttpResponse<Stream<String>> since(SeededSearch search, long since, String lastEventId) {
    var request =
        api.request(search.path() + "/events?since=" + since)
            .header("Last-Event-ID", lastEventId)
            .build();
    return api.send(request, BodyHandlers.ofLines());
  }

  @Test
  void readerWhoHasSeenAllIsToldToStop() {
    var search = finished("seen");
    var all = events(stream(search, "0").body().toList());

    var response = stream(search, String.valueOf(all.getLast().id()));

    assertThat(response.statusCode()).isEqualTo(204);
  }

  @Test
  void changeArrivesWhileTheStreamIsOpen() {
    var search = SeededSearch.running(api.stores(), "live");
    try (var body = stream(search, "0").body()) {
      var lines = body.iterator();
      assertThat(next(lines).type()).isEqualTo("search-queued");
      assertThat(next(lines).type()).isEqualTo("search-running");

      search.propose(0);
      assertThat(next(lines).type()).isEqualTo("trial-queued");

      search.complete();
      assertThat(next(lines).type()).isEqualTo("search-completed");
    }
  }

  @Test
  void everyEpochAndEveryRungOfATrialArrives() {
    var search = SeededSearch.running(api.stores(), "rungs live");
    try (var body = stream(search, "0").body()) {
      var lines = body.iterator();
      search.reachRung(0, 300);
      search.promote(0, 24);
      var attempt = search.begin(0);
      search.progress(attempt, 9);
      search.progress(attempt, 10);

      var events = Stream.generate(() -> next(lines)).limit(10).toList();
      assertThat(events)
          .extracting(EventJson::type)
          .containsSubsequence(
              "trial-running",
              "trial-progress",
              "trial-waiting",
              "trial-promoted",
              "trial-running",
              "trial-progress",
              "trial-progress");
      assertThat(events.getLast().data().get("epoch").asInt()).isEqualTo(10);
      assertThat(events.getLast().data().get("epochs").asInt()).isEqualTo(24);
    }
  }

  @Test
  void readersWhoBeginAnywhereAndAtAnyTimeSeeEveryEventOnceInOrder() throws Exception {
    var search = SeededSearch.running(api.stores(), "followed by many");
    var seen = new TreeMap<Long, List<Future<List<EventJson>>>>();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int trial = 0; trial < 60; trial++) {
        for (var after : List.of(0L, api.stores().events().last(search.id()))) {
          seen.computeIfAbsent(after, _ -> new ArrayList<>())
              .add(readers.submit(() -> events(stream(search, "" + after).body().toList())));
        }
        search.propose(trial, Presets.named("ds-cnn-s"));
        var attempt = search.begin(trial);
        for (int epoch = 1; epoch <= 8; epoch++) {
          search.progress(attempt, epoch);
        }
        search.score(attempt, 300 + trial);
      }
      search.complete();

      var all = events(stream(search, "0").body().toList());
      assertThat(all).hasSizeGreaterThan(500);
      for (var begun : seen.entrySet()) {
        var expected = all.stream().filter(event -> event.id() > begun.getKey()).toList();
        for (var reader : begun.getValue()) {
          assertThat(reader.get()).as("after %d", begun.getKey()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void silentStreamBeats() {
    var search = SeededSearch.queued(api.stores(), "silent");
    try (var body = stream(search, "0").body()) {
      assertThat(body.filter(line -> line.startsWith(":")).limit(3).toList())
          .last()
          .isEqualTo(":still here");
    }
  }

  @Test
  void headersKeepProxiesFromHoldingTheStreamBack() {
    var headers = stream(finished("headers"), "0").headers();

    assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
  }

  @Test
  void eventsCanBeAskedForWithoutAStream() {
    var search = SeededSearch.running(api.stores(), "asked");

    var first = json(api.get(search.path() + "/events?after=0"));
    assertThat(first.get("events")).hasSize(2);
    assertThat(first.get("ended").asBoolean()).isFalse();

    search.complete();
    var rest = json(api.get(search.path() + "/events?after=" + first.get("last").asLong()));
    assertThat(rest.get("events"))
        .extracting(event -> event.get("type").asString())
        .containsExactly("search-completed");
    assertThat(rest.get("ended").asBoolean()).isTrue();
  }

  @Test
  void idThatIsNoNumberIsRefused() {
    var search = SeededSearch.queued(api.stores(), "bad id");

    assertThat(api.get(search.path() + "/events?after=x").statusCode()).isEqualTo(400);
    assertThat(stream(search, "x").statusCode()).isEqualTo(400);
  }

  private SeededSearch finished(String name) {
    var search = SeededSearch.running(api.stores(), name);
    search.score(0, 350);
    search.complete();
    return search;
  }

  private HttpResponse<Stream<String>> stream(SeededSearch search, String lastEventId) {
    return api.send(
        api.request(search.path() + "/events")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId)
            .build(),
        BodyHandlers.ofLines());
  }

  private static List<EventJson> events(List<String> lines) {
    var events = new ArrayList<EventJson>();
    var iterator = lines.iterator();
    while (iterator.hasNext()) {
      event(iterator.next()).ifPresent(events::add);
    }
    assertThat(lines).containsAll(events.stream().map(event -> "id:" + event.id()).toList());
    return events;
  }

  private static EventJson next(Iterator<String> lines) {
    while (lines.hasNext()) {
      var event = event(lines.next());
      if (event.isPresent()) {
        return event.get();
      }
    }
    throw new AssertionError("The stream ended too early.");
  }

  private static Optional<EventJson> event(String line) {
    return line.startsWith("data:")
        ? Optional.of(JSON.readValue(line.substring(5), EventJson.class))
        : Optional.empty();
  }
}
