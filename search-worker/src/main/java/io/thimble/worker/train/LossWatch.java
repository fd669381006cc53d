package io.thimble.worker.train;

import java.util.List;

/**
 * Tells a training that diverges from one that learns slowly.
 *
 * @param lowest lowest loss of an epoch so far, in nats
 * @param risen epochs in a row, up to now, whose loss was far above that
 */
record LossWatch(double lowest, int risen) {
  /** Nothing was seen yet. */
  static final LossWatch START = new LossWatch(Double.POSITIVE_INFINITY, 0);

  /** A loss that is this much above the lowest one has risen. */
  private static final double FACTOR = 1.5;

  /** One bad epoch happens to trainings that end well. */
  private static final int MOST_RISEN = 2;

  /**
   * The watch after one more epoch.
   *
   * @param guessing loss of whoever knows nothing, from {@link #guessing}
   * @throws TrainingFailedException when the loss was high for too long: above what guessing costs,
   *     and far above what it was
   */
  LossWatch after(int epoch, double loss, double guessing, TrainingSettings settings) {
    boolean high = loss > lowest * FACTOR && loss > guessing;
    int now = high ? risen + 1 : 0;
    if (now >= MOST_RISEN) {
      throw new TrainingFailedException(
          "The loss rises: %.3f in epoch %d after %.3f before. Maybe lower the learning rate (%s)."
              .formatted(loss, epoch, lowest, settings.recipe().learningRate()));
    }
    return new LossWatch(Math.min(lowest, loss), now);
  }

  /**
   * The loss of a network that finds all classes equally likely, in nats; at most, with weights.
   */
  static double guessing(int classes, List<Double> classWeights) {
    return Math.log(classes) * classWeights.stream().mapToDouble(weight -> weight).max().orElse(1);
  }

  /** Requires that a loss is one. */
  static void requireNumber(int epoch, double loss, TrainingSettings settings) {
    if (!Double.isFinite(loss)) {
      throw new TrainingFailedException(
          "The loss (%s) is not a number in epoch %d. Maybe lower the learning rate (%s), or look for features that are not finite."
              .formatted(loss, epoch, settings.recipe().learningRate()));
    }
  }
}
