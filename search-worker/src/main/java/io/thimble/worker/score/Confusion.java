package io.thimble.worker.score;

import io.thimble.hw.score.Accuracy;
import java.util.List;

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

  /**
   * Counts clips.
   *
   * @param said the class that is right, clip by clip
   * @param heard the class that was heard, clip by clip
   */
  public static Confusion of(int[] said, int[] heard, int classes) {
    if (said.length != heard.length) {
      throw new IllegalArgumentException(
          "%d clips were said and %d heard. Maybe they are of two splits."
              .formatted(said.length, heard.length));
    }
    var counts = new int[classes][classes];
    for (int clip = 0; clip < said.length; clip++) {
      counts[said[clip]][heard[clip]]++;
    }
    return new Confusion(counts);
  }

  /**
   * Several sets of clips together.
   *
   * @throws IllegalArgumentException when there is none, or their classes differ in number
   */
  public static Confusion sum(List<Confusion> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("No clips were scored. Maybe the split is empty.");
    }
    int classes = parts.getFirst().counts.length;
    var sum = new int[classes][classes];
    for (var part : parts) {
      if (part.counts.length != classes) {
        throw new IllegalArgumentException(
            "%d classes do not fit %d.".formatted(part.counts.length, classes));
      }
      for (int said = 0; said < classes; said++) {
        for (int heard = 0; heard < classes; heard++) {
          sum[said][heard] += part.counts[said][heard];
        }
      }
    }
    return new Confusion(sum);
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
