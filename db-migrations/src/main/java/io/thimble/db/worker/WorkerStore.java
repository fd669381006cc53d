package io.thimble.db.worker;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Where workers say that they are there. Every method is one transaction. */
public interface WorkerStore {
  /** How often a worker says so. */
  Duration BETWEEN_BEATS = Duration.ofSeconds(10);

  /** A worker that was silent for longer is taken for dead, here and by the scheduler. */
  Duration LEASE = BETWEEN_BEATS.multipliedBy(5);

  /**
   * Keeps that the worker is there and what it can do, in place of what it said before. A new one
   * has those forgotten that were silent for a day.
   *
   * @param name host and process
   * @param draining whether it takes no further work
   */
  void report(UUID id, String name, Capabilities can, boolean draining);

  /** Forgets a worker that ends. */
  void leave(UUID id);

  /** How many workers were seen within the {@link #LEASE}. */
  int count();

  /** The workers that were seen within the {@link #LEASE}, by name. */
  List<StoredWorker> alive();
}
