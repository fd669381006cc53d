package io.thimble.worker.study;

import java.util.List;

/**
 * How a random network got better.
 *
 * @param family label of the family whose space it was drawn from
 * @param architecture its id
 * @param macs multiply-accumulates of an inference
 * @param validation accuracy in float on the validation split after each epoch, 0 to 1
 * @param test accuracy on the test split after the last one
 * @param seconds processor time of its training, scoring after each epoch included
 */
public record LearningCurve(
    String family,
    String architecture,
    long macs,
    List<Double> validation,
    double test,
    double seconds) {
  public LearningCurve {
    validation = List.copyOf(validation);
  }

  /** Accuracy after so many epochs. */
  double after(int epoch) {
    return validation.get(epoch - 1);
  }

  /** Accuracy after the last epoch. */
  double last() {
    return validation.getLast();
  }
}
