package io.thimble.worker.schedule;

import io.thimble.db.worker.Capabilities;
import io.thimble.db.worker.WorkerStore;
import io.thimble.worker.pace.Pace;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says again and again that this worker is there and what it can do; when it is asked to stop, that
 * it takes no more work; and at last that it is gone.
 */
public final class Presence implements SmartLifecycle, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  /**
   * With so many workers each counts them at every second beat, with twice as many at every third.
   */
  private static final int WORKERS_FOR_A_BEAT = 100;

  private final WorkerStore workers;
  private final UUID id;
  private final WorkerName name;
  private final Supplier<Capabilities> can;
  private final Pace pace;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("presence").factory());
  private volatile boolean running;
  private volatile boolean heard;
  private int beatsUntilCount;

  Presence(WorkerStore workers, UUID id, WorkerName name, Supplier<Capabilities> can, Pace pace) {
    this.workers = workers;
    this.id = id;
    this.name = name;
    this.can = can;
    this.pace = pace;
  }

  /** The worker's id in the database. */
  UUID id() {
    return id;
  }

  @Override
  public void start() {
    running = true;
    workers.report(id, name.value(), can.get(), false);
    count();
    heard = true;
    var period = WorkerStore.BETWEEN_BEATS.toMillis();
    beats.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  /** Asked to stop: the scheduler then waits for trainings, and closes this when they are over. */
  @Override
  public void stop() {
    running = false;
    beat();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether the worker takes work: it runs, and the database heard that when it was last said. */
  public boolean isHeard() {
    return running && heard;
  }

  @Override
  public void close() {
    beats.shutdownNow();
    try {
      workers.leave(id);
    } catch (RuntimeException e) {
      log.warn("This worker ends without a word ({})", e.getMessage());
    }
  }

  /** Counting takes longer the more there are, so each does it the less often. */
  private void count() {
    int alive = workers.count();
    pace.workers(alive);
    beatsUntilCount = 1 + alive / WORKERS_FOR_A_BEAT;
  }

  /** An executor forgets a task that fails once. */
  private void beat() {
    try {
      workers.report(id, name.value(), can.get(), !running);
      if (--beatsUntilCount <= 0) {
        count();
      }
      heard = true;
    } catch (RuntimeException e) {
      heard = false;
      log.warn("The database does not hear that this worker is there ({})", e.getMessage());
    }
  }
}
