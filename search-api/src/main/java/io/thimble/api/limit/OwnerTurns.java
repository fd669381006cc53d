package io.thimble.api.limit;

import io.thimble.api.error.ApiException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the requests of an owner wait for each other in this program. The store makes them wait too,
 * on all servers, but there each holds a connection meanwhile, and other owners find none left.
 */
final class OwnerTurns {
  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Duration patience;
  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

  /** With requests that wait this long at most. */
  OwnerTurns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Does work while no other of the same owner is done. Work may take its turn again.
   *
   * @throws ApiException when the turn does not come in time
   */
  <T> T take(String owner, Supplier<T> work) {
    var turn = turns.compute(owner, (_, now) -> now == null ? new Turn() : now.joined());
    try {
      enter(owner, turn.lock);
      try {
        return work.get();
      } finally {
        turn.lock.unlock();
      }
    } finally {
      turns.computeIfPresent(owner, (_, now) -> now.left());
    }
  }

  private void enter(String owner, ReentrantLock lock) {
    try {
      if (lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ApiException.ofLimit(
        "Other requests of the owner (%s) have not been done within %d s. Maybe send fewer at once."
            .formatted(owner, patience.toSeconds()),
        ASK_AGAIN);
  }

  /** A lock with the number of requests that hold it or wait; changed within the map alone. */
  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);
    private int requests = 1;

    Turn joined() {
      requests++;
      return this;
    }

    @Nullable Turn left() {
      requests--;
      return requests == 0 ? null : this;
    }
  }
}
