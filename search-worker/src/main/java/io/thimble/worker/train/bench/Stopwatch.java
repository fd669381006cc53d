package io.thimble.worker.train.bench;

import io.thimble.hw.training.Recipe;
import io.thimble.worker.train.TrainingListener;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * Measures a training from its first batch after the warm-up on, and lets it go on until all that
 * run beside it are measured too. Warm-up and measurement last for so much processor time: on a
 * busy machine they are as long as on an idle one.
 */
final class Stopwatch implements TrainingListener {
  static final double WARM_UP_SECONDS = 2.5;
  static final double MEASURED_SECONDS = 2.5;

  /** Two processes do not begin in the same moment: both go on for as long as that may make. */
  static final double LINGER_SECONDS = 1;

  private final LongSupplier processorNanos;
  private final CountDownLatch others;
  private final double lingerSeconds;
  private Reading start = new Reading(0, 0, 0);
  private Reading end = start;
  private long beganNanos;
  private int batches;

  /**
   * A watch for one training.
   *
   * @param processorNanos its clock of processor time
   * @param others counted down once by each training of this process when it is measured
   * @param lingerSeconds for which it goes on after that
   */
  Stopwatch(LongSupplier processorNanos, CountDownLatch others, double lingerSeconds) {
    this.processorNanos = processorNanos;
    this.others = others;
    this.lingerSeconds = lingerSeconds;
  }

  @Override
  public boolean epochEnded(Epoch epoch) {
    return true;
  }

  @Override
  public boolean goesOn() {
    var processor = processorNanos.getAsLong();
    if (batches == 0) {
      beganNanos = processor;
    }
    if (start.wallNanos() == 0) {
      if (processor - beganNanos >= WARM_UP_SECONDS * 1e9) {
        start = new Reading(batches, processor, System.nanoTime());
      }
    } else if (end.wallNanos() == 0) {
      if (processor - start.processorNanos() >= MEASURED_SECONDS * 1e9) {
        end = new Reading(batches, processor, System.nanoTime());
        others.countDown();
      }
    } else if (others.getCount() == 0
        && System.nanoTime() - end.wallNanos() >= lingerSeconds * 1e9) {
      return false;
    }
    batches++;
    return true;
  }

  /** The rate between warm-up and end. */
  Rate rate() {
    int samples = (end.batches() - start.batches()) * Recipe.DEFAULT.batchSize();
    return Rate.of(
        samples,
        end.processorNanos() - start.processorNanos(),
        end.wallNanos() - start.wallNanos());
  }

  private record Reading(int batches, long processorNanos, long wallNanos) {}
}
