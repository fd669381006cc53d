package io.thimble.worker.replay.generate;

import java.util.List;

/** Linear least squares with a small ridge, by the normal equations and Gaussian elimination. */
final class LeastSquares {
  private LeastSquares() {}

  /**
   * The coefficients that minimise the squared residuals plus {@code ridge} times their own
   * squares.
   *
   * @param rows of features, all equally long
   * @param targets one for each row
   */
  static double[] fit(List<double[]> rows, double[] targets, double ridge) {
    int size = rows.getFirst().length;
    var system = new double[size][size + 1];
    for (int row = 0; row < targets.length; row++) {
      var features = rows.get(row);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          system[i][j] += features[i] * features[j];
        }
        system[i][size] += features[i] * targets[row];
      }
    }
    for (int i = 0; i < size; i++) {
      system[i][i] += ridge;
    }
    return solve(system);
  }

  /** The system is positive definite, so no pivot is needed. */
  private static double[] solve(double[][] system) {
    int size = system.length;
    for (int i = 0; i < size; i++) {
      for (int below = i + 1; below < size; below++) {
        double factor = system[below][i] / system[i][i];
        for (int j = i; j <= size; j++) {
          system[below][j] -= factor * system[i][j];
        }
      }
    }
    var solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double rest = system[i][size];
      for (int j = i + 1; j < size; j++) {
        rest -= system[i][j] * solution[j];
      }
      solution[i] = rest / system[i][i];
    }
    return solution;
  }
}
