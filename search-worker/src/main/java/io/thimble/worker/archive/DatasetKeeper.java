package io.thimble.worker.archive;

import io.thimble.db.imports.Deletion;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import io.thimble.worker.data.DataSetException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks every two seconds which imported data sets are wanted: unpacks those that are, removes
 * those that are not. It is two threads of each worker and no task of the scheduler, because each
 * machine has its own copies: what must go does not wait for what takes hours to unpack.
 */
public final class DatasetKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DatasetKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  /** An archive over which a worker fails again and again would do so for ever. */
  private static final int MOST_FAILURES = 5;

  /** Sweeping lists the files of every refused archive, which a bucket charges for. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  /** An upload that nobody goes on with gives its disk back. */
  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final ImportStore imports;
  private final LocalCopies copies;
  private final Deletion deletion;
  private final Duration afterFailure;
  private final Map<UUID, Instant> notBefore = new HashMap<>();
  private final Map<UUID, Integer> failures = new HashMap<>();
  private final List<Thread> threads;
  private Instant nextRemoval = Instant.MIN;
  private Instant nextSweep = Instant.MIN;
  private volatile boolean stopping;

  /** Begins to look. */
  public DatasetKeeper(ImportStore imports, LocalCopies copies, Deletion deletion) {
    this(imports, copies, deletion, AFTER_FAILURE);
  }

  DatasetKeeper(ImportStore imports, LocalCopies copies, Deletion deletion, Duration afterFailure) {
    this.imports = imports;
    this.copies = copies;
    this.deletion = deletion;
    this.afterFailure = afterFailure;
    this.threads =
        List.of(thread("data-sets", this::keepAll), thread("data-sets-removal", this::removeAll));
  }

  private Thread thread(String name, Runnable step) {
    return Thread.ofPlatform().daemon().name(name).start(() -> repeat(step));
  }

  private void repeat(Runnable step) {
    try {
      while (!stopping) {
        try {
          step.run();
        } catch (CancellationException e) {
          return;
        } catch (RuntimeException | Error e) {
          if (!stopping) {
            log.warn("The imported data sets cannot be looked after now: {}", e.toString());
          }
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeAll() {
    removeUnwanted();
    imports.deleteAbandoned(ABANDONED_AFTER);
    sweep();
  }

  private void keepAll() {
    for (var dataset : imports.list()) {
      if (!stopping && !Instant.now().isBefore(notBefore.getOrDefault(dataset.id(), Instant.MIN))) {
        keep(dataset);
      }
    }
  }

  private void removeUnwanted() {
    if (Instant.now().isBefore(nextRemoval)) {
      return;
    }
    try {
      copies.removeUnwanted();
    } catch (IOException e) {
      log.warn("Copies that nobody wants are left: {}", e.getMessage());
      nextRemoval = Instant.now().plus(afterFailure);
    }
  }

  private void sweep() {
    if (Instant.now().isBefore(nextSweep)) {
      return;
    }
    nextSweep = Instant.now().plus(BETWEEN_SWEEPS);
    try {
      deletion.sweep();
    } catch (IOException e) {
      log.warn("Archives that nobody wants are left: {}", e.getMessage());
    }
  }

  private void keep(StoredImport dataset) {
    try {
      copies.keep(dataset, () -> !stopping);
    } catch (RefusedArchiveException | UnpackStoppedException e) {
      log.debug("Data set {}: {}", dataset.name(), e.getMessage());
    } catch (IOException | DataSetException e) {
      if (!stopping) {
        log.warn("Data set {} cannot be unpacked now: {}", dataset.name(), e.toString());
        notBefore.put(dataset.id(), Instant.now().plus(afterFailure));
      }
    } catch (DataAccessException | TransactionException | CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      failed(dataset, e);
    }
  }

  /** Nobody foresaw it, so the archive may be to blame: the other data sets go on. */
  private void failed(StoredImport dataset, Throwable failure) {
    log.error("The worker failed over the data set {}", dataset.name(), failure);
    notBefore.put(dataset.id(), Instant.now().plus(afterFailure));
    if (failures.merge(dataset.id(), 1, Integer::sum) >= MOST_FAILURES) {
      failures.remove(dataset.id());
      imports.fail(
          dataset.id(),
          "The archive is refused: a worker failed over it %d times (%s). Maybe this is a fault of Thimble: the worker's log tells where."
              .formatted(MOST_FAILURES, failure));
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (var thread : threads) {
      thread.join(Duration.ofSeconds(10));
    }
  }
}
