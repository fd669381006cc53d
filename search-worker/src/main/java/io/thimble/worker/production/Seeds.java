package io.thimble.worker.production;

import java.util.SplittableRandom;

/**
 * Seeds that follow from the search's seed, so that a trial comes out the same on every attempt.
 */
final class Seeds {
  private Seeds() {}

  /** The seed of a trial's training. */
  static long ofTrial(long searchSeed, int trial) {
    // Golden gamma keeps neighbouring trials apart (Steele, Lea and Flood, "Fast splittable
    // pseudorandom number generators", OOPSLA 2014).
    return new SplittableRandom(searchSeed + 0x9E3779B97F4A7C15L * (trial + 1L)).nextLong();
  }
}
