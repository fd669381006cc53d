package io.thimble.worker.data.speech;

import java.util.SplittableRandom;

/**
 * Where a property of speakers or clips may lie.
 *
 * @param low lower end
 * @param high upper end
 */
record Range(double low, double high) {
  /** A value within, each as likely as the next. */
  double draw(SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }

  /** The value at a share of the way up, on a logarithmic scale. */
  double logarithmic(double share) {
    return low * StrictMath.pow(high / low, share);
  }
}
