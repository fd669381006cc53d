package io.thimble.worker.strategy.genetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Evenly spread weights of the objectives: all whose parts are multiples of {@code 1/divisions} and
 * sum to 1 (Das and Dennis, "Normal-boundary intersection", SIAM Journal on Optimization 8, 1998,
 * section 4).
 */
final class ReferenceDirections {
  private ReferenceDirections() {}

  /**
   * As many as there may be.
   *
   * @param objectives at least one
   * @param most not exceeded, unless the objectives alone are more
   */
  static List<double[]> atMost(int objectives, int most) {
    int divisions = 1;
    while (objectives > 1 && count(objectives, divisions + 1) <= most) {
      divisions++;
    }
    var directions = new ArrayList<double[]>();
    divide(new double[objectives], 0, divisions, divisions, directions);
    return List.copyOf(directions);
  }

  /** {@code objectives + divisions - 1} over {@code divisions}. */
  private static long count(int objectives, int divisions) {
    long count = 1;
    for (int i = 1; i <= divisions; i++) {
      count = count * (objectives - 1 + i) / i;
    }
    return count;
  }

  private static void divide(
      double[] direction, int objective, int left, int divisions, List<double[]> directions) {
    if (objective == direction.length - 1) {
      direction[objective] = (double) left / divisions;
      directions.add(direction.clone());
      return;
    }
    for (int parts = 0; parts <= left; parts++) {
      direction[objective] = (double) parts / divisions;
      divide(direction, objective + 1, left - parts, divisions, directions);
    }
  }
}
