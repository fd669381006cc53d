package io.thimble.worker.trial;

import io.thimble.db.DatabaseAway;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bears with a database that is away, for as long as nobody takes this worker for dead: a broken
 * connection must not cost hours of training. Whether the attempt still counts is asked again with
 * every write. For one thread.
 */
final class Outage {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Duration patience;
  private final LongSupplier nanoTime;
  private long answeredAt;
  private boolean away;

  /**
   * None yet.
   *
   * @param patience how long it may last
   */
  Outage(Duration patience, LongSupplier nanoTime) {
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.answeredAt = nanoTime.getAsLong();
  }

  /** What the database says; yes while it says nothing. */
  boolean yesUnless(BooleanSupplier question) {
    try {
      return answered(question.getAsBoolean());
    } catch (RuntimeException e) {
      bear(e);
      return true;
    }
  }

  /** Writes, and tries again until the database has heard it. */
  <T> T insist(Supplier<T> write) {
    while (true) {
      try {
        return answered(write.get());
      } catch (RuntimeException e) {
        bear(e);
        pause(e);
      }
    }
  }

  private <T> T answered(T answer) {
    answeredAt = nanoTime.getAsLong();
    away = false;
    return answer;
  }

  private void bear(RuntimeException failure) {
    if (!DatabaseAway.isCauseOf(failure)
        || nanoTime.getAsLong() - answeredAt >= patience.toNanos()) {
      throw failure;
    }
    if (!away) {
      away = true;
      log.warn("The database is away, and the training goes on: {}", failure.toString());
    }
  }

  private static void pause(RuntimeException failure) {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
