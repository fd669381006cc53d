package io.thimble.worker.strategy.genetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The widths by which NSGA-III brings objectives to one scale (Deb and Jain, "An evolutionary
 * many-objective optimization algorithm using reference-point-based nondominated sorting approach,
 * part I", IEEE Transactions on Evolutionary Computation 18, 2014, section IV.C): where the plane
 * through the extreme points cuts the axes, or the worst values where there is no such plane.
 */
final class Intercepts {
  private static final double OTHER_AXES = 1e-6;
  private static final double SINGULAR = 1e-9;

  private Intercepts() {}

  /**
   * The width of each objective, above 0.
   *
   * @param points at least one, the least value of each objective taken off
   */
  static double[] of(List<double[]> points) {
    var worst = worst(points);
    Arrays.setAll(worst, axis -> Math.max(worst[axis], SINGULAR));
    int objectives = worst.length;
    var plane = new double[objectives][objectives + 1];
    for (int axis = 0; axis < objectives; axis++) {
      var extreme = extreme(points, worst, axis);
      for (int i = 0; i < objectives; i++) {
        plane[axis][i] = extreme[i] / worst[i];
      }
      plane[axis][objectives] = 1;
    }
    boolean cuts = solve(plane);
    var intercepts = worst.clone();
    for (int axis = 0; axis < objectives; axis++) {
      double intercept = cuts ? 1 / plane[axis][objectives] : 0;
      if (intercept > SINGULAR && Double.isFinite(intercept)) {
        intercepts[axis] *= intercept;
      }
    }
    return intercepts;
  }

  /** The point closest to an axis, by the achievement function (equation 4 there). */
  private static double[] extreme(List<double[]> points, double[] worst, int axis) {
    return points.stream()
        .min(
            Comparator.comparingDouble(
                point -> {
                  double greatest = 0;
                  for (int i = 0; i < point.length; i++) {
                    double share = point[i] / worst[i];
                    greatest = Math.max(greatest, i == axis ? share : share / OTHER_AXES);
                  }
                  return greatest;
                }))
        .orElseThrow();
  }

  private static double[] worst(List<double[]> points) {
    var worst = new double[points.getFirst().length];
    Arrays.setAll(worst, i -> points.stream().mapToDouble(point -> point[i]).max().orElseThrow());
    return worst;
  }

  /** Gauss and Jordan's elimination; the last column becomes the solution. */
  private static boolean solve(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      int column = i;
      int pivot = i;
      for (int row = i + 1; row < rows.length; row++) {
        pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
      }
      var swapped = rows[i];
      rows[i] = rows[pivot];
      rows[pivot] = swapped;
      if (Math.abs(rows[i][i]) < SINGULAR) {
        return false;
      }
      for (int row = 0; row < rows.length; row++) {
        double factor = row == i ? 1 - 1 / rows[i][i] : rows[row][i] / rows[i][i];
        for (int k = rows.length; k >= i; k--) {
          rows[row][k] -= factor * rows[i][k];
        }
      }
    }
    return true;
  }
}
