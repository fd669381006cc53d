package io.thimble.worker.score;

import io.thimble.hw.score.Accuracy;

/**
 * What was said against what was heard.
 *
 * @param counts clips by said class (row) and heard class (column), in the order of the labels
 */
public record Confusion(int[][] counts) {
  public Confusion {
    for (var row : counts) {
      if (row.length != counts.length) {
        throw new IllegalArgumentException(
            "A row of %d counts does not fit %d classes.".formatted(row.length, counts.length));
      }
    }
  }

  /** Clips heard right, of all. */
  public Accuracy accuracy() {
    int correct = 0;
    int clips = 0;
    for (int said = 0; said < counts.length; said++) {
      correct += counts[said][said];
      clips += clips(said);
    }
    return new Accuracy(correct, clips);
  }

  /** The mean over classes of the share heard right; classes without clips do not count. */
  public double balancedAccuracy() {
    double sum = 0;
    int classes = 0;
    for (int said = 0; said < counts.length; said++) {
      if (clips(said) > 0) {
        sum += (double) counts[said][said] / clips(said);
        classes++;
      }
    }
    return sum / classes;
  }

  private int clips(int said) {
    int clips = 0;
    for (var count : counts[said]) {
      clips += count;
    }
    return clips;
  }
}
