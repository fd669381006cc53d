package io.thimble.api.work;

import io.thimble.db.worker.StoredWorker;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A worker that is up.
 *
 * @param id its own, new at every start
 * @param name host and process
 * @param cores processor cores that it may use
 * @param gpus graphics processors of its machine; trainings leave them alone
 * @param trainings trials that it trains at once
 * @param running trials that it trains now
 * @param datasets names of the data sets that it sees
 * @param draining whether it takes no further trials, because it is about to end
 * @param startedAt when it was first seen
 * @param seenAt when it was last seen
 */
public record WorkerJson(
    UUID id,
    String name,
    int cores,
    int gpus,
    int trainings,
    int running,
    SortedSet<String> datasets,
    boolean draining,
    Instant startedAt,
    Instant seenAt) {
  static WorkerJson of(StoredWorker worker) {
    return new WorkerJson(
        worker.id(),
        worker.name(),
        worker.can().cores(),
        worker.can().gpus(),
        worker.can().trainings(),
        worker.running(),
        worker.can().datasets(),
        worker.draining(),
        worker.startedAt(),
        worker.seenAt());
  }
}
