package io.thimble.worker.strategy.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation (C. Spearman, "The proof and measurement of association between two
 * things", 1904): 1 where two rows of values rise together, -1 where one falls as the other rises.
 */
final class RankCorrelation {
  private RankCorrelation() {}

  /** The correlation of the ranks; not a number where all values of a row are equal. */
  static double of(double[] a, double[] b) {
    var ranksA = ranks(a);
    var ranksB = ranks(b);
    var mean = (a.length - 1) / 2.0;
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (ranksA[i] - mean) * (ranksB[i] - mean);
      squaresA += (ranksA[i] - mean) * (ranksA[i] - mean);
      squaresB += (ranksB[i] - mean) * (ranksB[i] - mean);
    }
    return product / Math.sqrt(squaresA * squaresB);
  }

  /** Place of each value in rising order, from 0 on; equal ones share their mean place. */
  private static double[] ranks(double[] values) {
    var order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    var ranks = new double[values.length];
    for (int from = 0, to = 0; from < values.length; from = to) {
      while (to < values.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      var rank = (from + to - 1) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = rank);
    }
    return ranks;
  }
}
