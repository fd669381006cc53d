package io.thimble.db.trial;

/**
 * What an epoch of a training came to.
 *
 * @param epoch 1 for the first
 * @param loss mean cross-entropy over the epoch's clips, in nats; NaN where nobody knows
 * @param seconds time that it took; NaN where nobody knows
 */
public record EpochResult(int epoch, double loss, double seconds) {
  /** An epoch of which nothing else is known. */
  public static EpochResult of(int epoch) {
    return new EpochResult(epoch, Double.NaN, Double.NaN);
  }
}
