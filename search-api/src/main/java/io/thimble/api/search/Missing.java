package io.thimble.api.search;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.worker.StoredWorker;
import io.thimble.db.worker.WorkerStore;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a search lacks that does not go on. Safe for several threads. */
@Component
class Missing {
  /** Many readers ask at once. */
  private static final Duration REMEMBERED = Duration.ofSeconds(2);

  private final WorkerStore workers;
  private volatile Seen seen = new Seen(List.of(), Instant.MIN);

  Missing(WorkerStore workers) {
    this.workers = workers;
  }

  private record Seen(List<StoredWorker> workers, Instant at) {}

  /** For people, with what they may do; null where a worker can go on, or none has to. */
  @Nullable String of(StoredSearch search) {
    return search.state() == SearchState.QUEUED || search.state() == SearchState.RUNNING
        ? ofOpen(search)
        : null;
  }

  private @Nullable String ofOpen(StoredSearch search) {
    var ready = workers().stream().filter(worker -> !worker.draining()).toList();
    if (ready.isEmpty()) {
      return "No worker is up. Maybe start one: ./thimble up brings its own.";
    }
    var dataset = search.spec().dataset();
    return search.imported() != null
            || ready.stream().anyMatch(worker -> worker.can().datasets().contains(dataset))
        ? null
        : "No worker that is up sees the data set (%s). Maybe start one with its folder in THIMBLE_DATA_DIRS."
            .formatted(dataset);
  }

  private List<StoredWorker> workers() {
    var known = seen;
    if (known.at().plus(REMEMBERED).isBefore(Instant.now())) {
      known = new Seen(workers.alive(), Instant.now());
      seen = known;
    }
    return known.workers();
  }
}
