package io.thimble.worker.train;

/**
 * A short linear warm-up, then half a cosine down to zero (Loshchilov and Hutter, arXiv 1608.03983,
 * equation 5, without restarts).
 *
 * @param highest rate at the end of the warm-up
 * @param steps steps of the whole training
 */
record LearningRate(double highest, int steps) {
  private static final int WARM_UP_STEPS = 50;
  private static final int WARM_UP_SHARE = 10;

  /** The rate of a step, counted from 0. */
  double at(int step) {
    int warmUp = Math.min(WARM_UP_STEPS, steps / WARM_UP_SHARE);
    if (step < warmUp) {
      return highest * (step + 1) / (warmUp + 1);
    }
    return highest / 2 * (1 + Math.cos(Math.PI * (step - warmUp) / (steps - warmUp)));
  }
}
