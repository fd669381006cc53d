package io.thimble.worker.fleet;

import io.thimble.worker.production.TrialSpec;
import java.time.Duration;
import java.util.Random;

/**
 * How long trials take, drawn as trainings of small networks of all families were measured: the
 * logarithm of an epoch's time is normally distributed, with a standard deviation of 0.9
 * (search-worker/docs/measured.md).
 *
 * @param medianEpoch of half of the trials an epoch takes no longer
 * @param spread standard deviation of the logarithm
 */
record TrialTimes(Duration medianEpoch, double spread) {
  /** Three minutes for the 30 epochs of half of the trials, four and a half on average. */
  static final TrialTimes MINUTES = new TrialTimes(Duration.ofSeconds(6), 0.9);

  /** Longer than three standard deviations is cut off, so that a window tells something. */
  private static final double LONGEST = 3;

  /** An epoch of this trial; the same however often it is asked. */
  Duration epoch(TrialSpec trial) {
    var random = new Random(31L * trial.search().seed() + trial.number());
    double normal = Math.clamp(random.nextGaussian(), -LONGEST, LONGEST);
    return Duration.ofNanos((long) (medianEpoch.toNanos() * Math.exp(spread * normal)));
  }

  /** Mean of the epoch's time. */
  Duration meanEpoch() {
    return Duration.ofNanos((long) (medianEpoch.toNanos() * Math.exp(spread * spread / 2)));
  }
}
