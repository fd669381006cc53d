package io.thimble.worker.replay.generate;

import io.thimble.worker.grid.Axis;
import io.thimble.worker.grid.Grid;
import io.thimble.worker.replay.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A smooth accuracy fitted to trained networks: the logit of the accuracy as a quadratic polynomial
 * of the answers' places, by least squares. What the polynomial leaves is mostly the noise of
 * scoring on few clips; a part of it is put back, drawn anew for each network.
 */
final class FittedAccuracy implements AccuracyModel {
  private static final double RIDGE = 1e-3;

  /**
   * How much of the residual's deviation is put back: what is left to the seed of the training when
   * the noise of scoring is taken off.
   */
  private static final double NOISE_SHARE = 0.5;

  private final List<Scale> scales;
  private final double[] coefficients;
  private final double deviation;
  private final Noise noise;

  /**
   * The model of these results.
   *
   * @param grid the one whose networks were trained; the model holds for what lies between them
   * @param table of that grid's axes, with a column {@code accuracy}
   */
  FittedAccuracy(Grid grid, Table table) {
    scales = grid.axes().stream().map(Axis::choices).map(Scale::of).toList();
    var rows = new ArrayList<double[]>();
    var targets = new double[table.rows()];
    int accuracy = table.measure("accuracy");
    for (int row = 0; row < targets.length; row++) {
      rows.add(features(point(table, row)));
      targets[row] = logit(table.value(row, accuracy));
    }
    coefficients = LeastSquares.fit(rows, targets, RIDGE);
    double squares = 0;
    for (int row = 0; row < targets.length; row++) {
      double residual = targets[row] - dot(rows.get(row));
      squares += residual * residual;
    }
    deviation = StrictMath.sqrt(squares / targets.length);
    noise = new Noise(NOISE_SHARE * deviation);
  }

  /** What the polynomial leaves of the logits, as a standard deviation. */
  double deviation() {
    return deviation;
  }

  @Override
  public double accuracy(List<Integer> point) {
    return 1 / (1 + StrictMath.exp(-(dot(features(point)) + noise.at(point))));
  }

  /** The answers of a row whose decisions are a grid's axes. */
  static List<Integer> point(Table table, int row) {
    var answers = table.answers(row);
    var point = new ArrayList<Integer>();
    for (int i = 0; i < answers.size(); i++) {
      point.add(Integer.valueOf(table.decisions().get(i).answers().get(answers.get(i))));
    }
    return point;
  }

  /** One, every place, and every product of two of them. */
  private double[] features(List<Integer> point) {
    int axes = scales.size();
    var features = new double[1 + axes + axes * (axes + 1) / 2];
    features[0] = 1;
    int next = 1;
    for (int i = 0; i < axes; i++) {
      double place = scales.get(i).place(point.get(i));
      features[next++] = place;
      for (int j = 0; j <= i; j++) {
        features[next++] = place * scales.get(j).place(point.get(j));
      }
    }
    return features;
  }

  private double dot(double[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += features[i] * coefficients[i];
    }
    return sum;
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
