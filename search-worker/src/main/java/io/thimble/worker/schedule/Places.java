package io.thimble.worker.schedule;

import java.util.concurrent.Semaphore;

/** The places for trainings on this worker. Safe for several threads. */
final class Places {
  private final Semaphore free;

  Places(int trainings) {
    free = new Semaphore(trainings);
  }

  /** Takes one; false when none is free. */
  boolean take() {
    return free.tryAcquire();
  }

  /** Gives one back. */
  void giveBack() {
    free.release();
  }

  /** How many are free. */
  int free() {
    return free.availablePermits();
  }
}
