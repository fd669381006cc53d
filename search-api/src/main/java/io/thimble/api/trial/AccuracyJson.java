package io.thimble.api.trial;

import io.thimble.hw.score.Accuracy;

/**
 * An accuracy with its interval.
 *
 * @param correct clips heard right
 * @param clips clips in all
 * @param accuracy the share heard right, 0 to 1
 * @param low lower end of the 95 % Wilson interval
 * @param high upper end of the 95 % Wilson interval
 */
public record AccuracyJson(int correct, int clips, double accuracy, double low, double high) {
  /** The same in JSON's words. */
  public static AccuracyJson of(Accuracy accuracy) {
    return new AccuracyJson(
        accuracy.correct(), accuracy.clips(), accuracy.accuracy(), accuracy.low(), accuracy.high());
  }
}
