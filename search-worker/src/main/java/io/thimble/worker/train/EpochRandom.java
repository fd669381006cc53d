package io.thimble.worker.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance in an epoch: it follows from the training's seed and the epoch's number alone. */
final class EpochRandom {
  /** Golden gamma (Steele, Lea and Flood, "Fast splittable pseudorandom generators", 2014). */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private EpochRandom() {}

  /** What is drawn; uses do not disturb each other. */
  enum Use {
    INITIAL_WEIGHTS,
    BATCHES,
    DROPOUT
  }

  /**
   * A generator for one use in one epoch.
   *
   * @param epoch from 1; 0 stands for what comes before the first
   */
  static RandomGenerator of(long seed, int epoch, Use use) {
    var ofEpoch = new SplittableRandom(seed ^ GAMMA * (epoch + 1L));
    return new SplittableRandom(ofEpoch.nextLong() ^ GAMMA * (use.ordinal() + 1L));
  }
}
