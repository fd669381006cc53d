package io.thimble.api.soak;

import io.thimble.api.soak.Operation.Acknowledged;
import io.thimble.api.soak.Operation.Unanswered;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A client that posts a search until it is told that it is kept, always under the same key. */
final class Poster {
  private final ApiUnderTest api;
  private final OperationLog log;

  Poster(ApiUnderTest api, OperationLog log) {
    this.api = api;
    this.log = log;
  }

  /** Returns once the search is acknowledged. */
  UUID post(String name, String spec) throws InterruptedException {
    while (true) {
      var at = Instant.now();
      try {
        var answer = api.post(spec, "key-of-" + name.replaceAll("[^a-z0-9]", "-"));
        switch (answer.statusCode()) {
          case 202 -> {
            var body = JsonMapper.shared().readTree(answer.body());
            var search = UUID.fromString(body.get("id").asString());
            log.add(new Acknowledged(at, name, search));
            return search;
          }
          // Both ask for patience: the database is away, or the first request is at work.
          case 503, 409 -> log.add(new Unanswered(at, name));
          default ->
              throw new AssertionError(
                  "%s was answered %d: %s".formatted(name, answer.statusCode(), answer.body()));
        }
      } catch (IOException _) {
        log.add(new Unanswered(at, name));
        api.awaitReady();
      }
    }
  }
}
