package io.thimble.worker.replay.generate;

import java.util.List;

/** Says how well a network of a grid hears. */
interface AccuracyModel {
  /**
   * The share of clips heard right.
   *
   * @param point an answer for each of the grid's axes
   */
  double accuracy(List<Integer> point);
}
