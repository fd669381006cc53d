package io.thimble.worker.fetch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a download from outside, when nobody wants it any more or its server dawdles: whoever reads
 * waits as long as the server likes, between any two bytes of head or body.
 */
final class Watch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final BooleanSupplier wanted;
  private final Runnable abort;
  private final Duration most;
  private final Thread thread;
  private volatile long began = System.nanoTime();
  private volatile boolean unwanted;
  private volatile boolean late;
  private volatile boolean closed;

  /**
   * Begins to watch.
   *
   * @param wanted asked every two seconds
   * @param abort makes whoever reads fail
   * @param most how long a piece may take
   */
  Watch(BooleanSupplier wanted, Runnable abort, Duration most) {
    this.wanted = wanted;
    this.abort = abort;
    this.most = most;
    this.thread = Thread.ofPlatform().daemon().name("fetch-watch").start(this::run);
  }

  /** From here the time of the next piece counts. */
  void pieceBegins() {
    began = System.nanoTime();
  }

  /** Whether what came so far is to be kept, as more may come too late. */
  boolean isHalfOver() {
    return System.nanoTime() - began > most.toNanos() / 2;
  }

  /** Whether the download was ended because nobody wants it. */
  boolean isUnwanted() {
    return unwanted;
  }

  /** Whether the download was ended because a piece took too long. */
  boolean isLate() {
    return late;
  }

  private void run() {
    try {
      while (!closed) {
        Thread.sleep(BETWEEN_LOOKS);
        unwanted = !isWanted();
        late = System.nanoTime() - began > most.toNanos();
        if (unwanted || late) {
          abort.run();
          return;
        }
      }
    } catch (InterruptedException e) {
      // The download has ended by itself.
    }
  }

  private boolean isWanted() {
    try {
      return wanted.getAsBoolean();
    } catch (RuntimeException e) {
      log.debug("Nobody says whether a download is wanted: {}", e.toString());
      return true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
