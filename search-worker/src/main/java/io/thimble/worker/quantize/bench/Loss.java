package io.thimble.worker.quantize.bench;

import io.thimble.hw.score.Accuracy;

/**
 * What one network lost on one split.
 *
 * @param floating its accuracy before it was rounded
 * @param integer the accuracy of the file that ships
 */
public record Loss(Accuracy floating, Accuracy integer) {
  /** Points lost; below zero where rounding helped. */
  public double points() {
    return 100 * (floating.accuracy() - integer.accuracy());
  }
}
