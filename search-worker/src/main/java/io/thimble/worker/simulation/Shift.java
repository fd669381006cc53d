package io.thimble.worker.simulation;

import java.util.Random;

/**
 * What is simulated.
 *
 * @param workers trainings that run at once
 * @param parallelism of the search: trial n is decided by trials below n - parallelism
 * @param trials how many
 * @param rungs whether trials are compared after a third of their training, and half go on
 * @param spread standard deviation of the logarithm of a whole training's time; trained small
 *     networks of all families have about 0.9
 * @param seed of times and qualities
 */
public record Shift(
    int workers, int parallelism, int trials, boolean rungs, double spread, long seed) {
  /** One in so many goes on from the rung. */
  static final int REDUCTION = 2;

  /** The share of a training that leads to the rung. */
  static final double TO_RUNG = 1 / 3.0;

  /** Seconds of each trial's whole training: logarithms are normally distributed. */
  double[] times() {
    var random = new Random(seed);
    return random
        .doubles(trials)
        .map(_ -> StrictMath.exp(spread * random.nextGaussian()))
        .toArray();
  }

  /** How good each trial is, all different; more is better. */
  double[] qualities() {
    return new Random(seed + 1).doubles(trials).toArray();
  }
}
