package io.thimble.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waits until a worker has looked at a data set. */
final class DatasetWait {
  private static final long POLL_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int MOST_DEATHS = 3;

  private final LocalService service;
  private final ApiClient client;
  private final StatusLine statusLine;

  DatasetWait(LocalService service, ApiClient client, StatusLine statusLine) {
    this.service = service;
    this.client = client;
    this.statusLine = statusLine;
  }

  /**
   * The data set as a worker of this service sees it; what an earlier run saw does not count.
   *
   * @throws CommandFailure when the data set is unusable, or no worker lives to look at it
   */
  Answers.Dataset until(String name, Instant since) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var seen = find(name, since);
      if (seen.isPresent()) {
        statusLine.clear();
        var dataset = usable(seen.get());
        tellSkipped(dataset.skipped());
        return dataset;
      }
      for (var worker : service.workers()) {
        if (worker.deaths() >= MOST_DEATHS) {
          throw notSeen(name, "%s died %d times".formatted(worker.name(), MOST_DEATHS), worker);
        }
      }
      if (System.nanoTime() > deadline) {
        throw notSeen(
            name,
            "no worker listed it within %d minutes".formatted(PATIENCE.toMinutes()),
            service.workers().getFirst());
      }
      statusLine.show("The worker looks at the data set (%s) … %s".formatted(name, lastWord()));
      Pause.millis(POLL_MILLIS);
    }
  }

  private Optional<Answers.Dataset> find(String name, Instant since) {
    return client.get("/datasets", Answers.Datasets.class).datasets().stream()
        .filter(dataset -> dataset.name().equals(name))
        .filter(dataset -> dataset.seenAt() == null || !dataset.seenAt().isBefore(since))
        .findFirst();
  }

  private String lastWord() {
    var lines = service.workers().getFirst().lastLines(1);
    return lines.isEmpty() ? "" : lines.getLast();
  }

  private void tellSkipped(List<String> skipped) {
    if (!skipped.isEmpty()) {
      statusLine.say("Files that cannot be read are skipped (%d):".formatted(skipped.size()));
      skipped.forEach(file -> statusLine.say("  " + file));
    }
  }

  private static Answers.Dataset usable(Answers.Dataset dataset) {
    if (dataset.problem() != null) {
      throw CommandFailure.badInput(
          "The data set (%s) cannot be used: %s".formatted(dataset.name(), dataset.problem()));
    }
    return dataset;
  }

  private static CommandFailure notSeen(String name, String why, Program worker) {
    return CommandFailure.failed(
        "The data set (%s) was not seen: %s. Maybe the worker's log (%s) says why."
            .formatted(name, why, worker.log().path()));
  }
}
