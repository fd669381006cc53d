package io.thimble.worker.strategy.bayesian;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves and stretches columns of rows to mean 0 and variance 1 over the results.
 *
 * @param from the first column that is scaled; the columns before it are left as they are
 * @param means of the columns from there on
 * @param deviations of those columns; 1 where all values are the same
 */
record FeatureScale(int from, List<Double> means, List<Double> deviations) {
  /** From the columns of these rows. */
  static FeatureScale of(List<double[]> rows, int from) {
    var means = new ArrayList<Double>();
    var deviations = new ArrayList<Double>();
    for (int column = from; column < rows.getFirst().length; column++) {
      double sum = 0;
      double squares = 0;
      for (var row : rows) {
        sum += row[column];
      }
      var mean = sum / rows.size();
      for (var row : rows) {
        squares += (row[column] - mean) * (row[column] - mean);
      }
      var deviation = Math.sqrt(squares / rows.size());
      means.add(mean);
      deviations.add(deviation > 0 ? deviation : 1);
    }
    return new FeatureScale(from, means, deviations);
  }

  /** A row with its features scaled. */
  double[] scaled(double[] row) {
    var scaled = row.clone();
    for (int i = 0; i < means.size(); i++) {
      scaled[from + i] = (row[from + i] - means.get(i)) / deviations.get(i);
    }
    return scaled;
  }
}
