package io.thimble.api.soak;

import io.thimble.api.soak.Operation.Began;
import io.thimble.api.soak.Operation.FrontRead;
import io.thimble.api.soak.Operation.Left;
import io.thimble.api.soak.Operation.Progressed;
import io.thimble.api.soak.Operation.Rested;
import io.thimble.api.soak.Operation.Stored;
import io.thimble.api.soak.Operation.Trial;
import io.thimble.db.Database;
import io.thimble.db.event.Event;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.digest.Sha256;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads from the database what happened to searches. */
final class History {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 1_000;

  private final Database stores;
  private final OperationLog log;

  History(Database stores, OperationLog log) {
    this.stores = stores;
    this.log = log;
  }

  /** Adds all that the database says of every search. */
  void readAll() {
    UUID before = null;
    while (true) {
      var page = stores.searches().list(before, PAGE);
      page.forEach(this::read);
      if (page.size() < PAGE) {
        return;
      }
      before = page.getLast().id();
    }
  }

  private void read(StoredSearch search) {
    var now = Instant.now();
    log.add(new Stored(now, search.spec().name(), search.id(), search.state()));
    events(search.id());
    var trials = stores.trials().ofSearch(search.id());
    for (var trial : trials) {
      log.add(
          new Left(
              now,
              new Trial(search.id(), trial.number()),
              trial.state(),
              trial.attempt(),
              trial.modelSha256()));
    }
    if (search.state().isFinal()) {
      var members = trials.stream().filter(StoredTrial::onFront).count();
      log.add(new FrontRead(now, search.id(), alike(search), members, hash(trials)));
    }
  }

  /** Searches that differ in nothing but their names. */
  private static String alike(StoredSearch search) {
    var spec = (ObjectNode) JSON.readTree(SearchSpecJson.write(search.spec()));
    spec.remove("name");
    return spec.toString();
  }

  private static String hash(List<StoredTrial> trials) {
    return Sha256.of(
        trials.stream()
            .filter(StoredTrial::onFront)
            .map(
                trial ->
                    "%d %s %s\n"
                        .formatted(trial.number(), trial.architecture(), trial.modelSha256()))
            .collect(Collectors.joining()));
  }

  private void events(UUID search) {
    var events = new ArrayList<Event>();
    do {
      var after = events.isEmpty() ? 0 : events.getLast().id();
      events.addAll(stores.events().after(search, after, PAGE));
    } while (!events.isEmpty() && events.size() % PAGE == 0);
    events.stream().filter(event -> event.trial() != null).forEach(this::add);
  }

  private void add(Event event) {
    var trial = new Trial(event.search(), Objects.requireNonNull(event.trial()));
    var data = JSON.readTree(event.data());
    switch (event.type()) {
      case "trial-running" ->
          log.add(new Began(event.at(), trial, data.get("attempt").asInt(), process(data)));
      case "trial-progress" ->
          log.add(
              new Progressed(
                  event.at(), trial, data.get("attempt").asInt(), data.get("epoch").asInt()));
      case "trial-promoted" -> log.add(new Rested(event.at(), trial, TrialState.QUEUED));
      case "trial-tested" -> {}
      default -> log.add(new Rested(event.at(), trial, state(event.type())));
    }
  }

  private static long process(JsonNode data) {
    var worker = data.get("worker").asString();
    return Long.parseLong(worker.substring(worker.lastIndexOf('/') + 1));
  }

  private static TrialState state(String type) {
    return TrialState.valueOf(type.substring("trial-".length()).toUpperCase(Locale.ROOT));
  }
}
