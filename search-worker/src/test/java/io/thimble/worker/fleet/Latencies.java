package io.thimble.worker.fleet;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in classes a fifth apart, from a microsecond to half an hour. Safe for several
 * threads.
 */
final class Latencies {
  private static final double STEP = Math.log(1.2);
  private static final int CLASSES = 118;

  private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

  void add(long nanos) {
    double micros = Math.max(1, nanos / 1e3);
    counts.incrementAndGet(Math.min(CLASSES - 1, (int) (Math.log(micros) / STEP)));
  }

  /** What was counted since the last call. */
  Summary take() {
    var taken = new long[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      taken[i] = counts.getAndSet(i, 0);
    }
    long count = Arrays.stream(taken).sum();
    return new Summary(count, quantile(taken, count, 0.5), quantile(taken, count, 0.99));
  }

  private static double quantile(long[] taken, long count, double share) {
    long below = 0;
    for (int i = 0; i < CLASSES; i++) {
      below += taken[i];
      if (below > 0 && below >= share * count) {
        return Math.exp(STEP * (i + 0.5)) / 1e3;
      }
    }
    return 0;
  }

  /**
   * What was counted.
   *
   * @param p50Millis half took no longer; within a tenth
   * @param p99Millis 99 of 100 took no longer
   */
  record Summary(long count, double p50Millis, double p99Millis) {
    /** Of nothing. */
    static final Summary NONE = new Summary(0, 0, 0);
  }
}
