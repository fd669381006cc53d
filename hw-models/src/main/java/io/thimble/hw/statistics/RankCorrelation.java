package io.thimble.hw.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation of pairs, with its 95 % interval by Fisher's transformation and the
 * variance of Bonett and Wright (Psychometrika 65, 2000, equation 3). Equal values share the mean
 * of their ranks.
 *
 * @param correlation -1 to 1
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record RankCorrelation(double correlation, double low, double high) {
  private static final double Z = 1.959963984540054;
  private static final int FEWEST = 4;

  /**
   * The correlation of pairs.
   *
   * @param first one value of each pair
   * @param second the other, in the same order
   * @throws IllegalArgumentException when there are fewer than four pairs, or one side is constant
   */
  public static RankCorrelation of(List<Double> first, List<Double> second) {
    int pairs = first.size();
    if (pairs != second.size() || pairs < FEWEST) {
      throw new IllegalArgumentException(
          "%d and %d values are no %d pairs or more. Maybe take more candidates."
              .formatted(pairs, second.size(), FEWEST));
    }
    double correlation = coefficient(first, second);
    if (Double.isNaN(correlation)) {
      throw new IllegalArgumentException(
          "All values of one side are equal (%s). Maybe nothing was measured."
              .formatted(first.getFirst()));
    }
    double middle = 0.5 * Math.log((1 + correlation) / (1 - correlation));
    double deviation = Math.sqrt((1 + correlation * correlation / 2) / (pairs - 3));
    return new RankCorrelation(
        correlation, Math.tanh(middle - Z * deviation), Math.tanh(middle + Z * deviation));
  }

  /** The correlation alone, of any number of pairs; not a number where one side is constant. */
  public static double coefficient(List<Double> first, List<Double> second) {
    return correlation(ranks(first), ranks(second));
  }

  private static double correlation(double[] first, double[] second) {
    double mean = (first.length + 1) / 2.0;
    double products = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    for (int i = 0; i < first.length; i++) {
      products += (first[i] - mean) * (second[i] - mean);
      firstSquares += (first[i] - mean) * (first[i] - mean);
      secondSquares += (second[i] - mean) * (second[i] - mean);
    }
    return products / Math.sqrt(firstSquares * secondSquares);
  }

  private static double[] ranks(List<Double> values) {
    var order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparing(values::get))
            .toList();
    var ranks = new double[values.size()];
    for (int from = 0; from < ranks.length; ) {
      int to = from + 1;
      while (to < ranks.length && values.get(order.get(to)).equals(values.get(order.get(from)))) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
