package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Result;
import java.util.Arrays;
import java.util.List;

/**
 * Objectives on one scale: 0 for the least that was ever seen, 1 for the worst of any interest, or
 * the worst seen where no goal says what is of interest.
 */
final class Scale {
  /** The worst corner on this scale, beyond 1 so that the ends of a front count, too. */
  static final double REFERENCE = 1.1;

  private final double[] least;
  private final double[] widths;

  /**
   * The scale of these results.
   *
   * @param results at least one
   */
  Scale(List<Goal> goals, List<Result> results) {
    least = new double[goals.size()];
    widths = new double[goals.size()];
    for (int i = 0; i < least.length; i++) {
      int goal = i;
      var seen = results.stream().mapToDouble(result -> result.objectives().get(goal));
      var range = seen.summaryStatistics();
      double reference = goals.get(i).reference();
      least[i] = range.getMin();
      double width = (reference > least[i] ? reference : range.getMax()) - least[i];
      widths[i] = width > 0 ? width : 1;
    }
  }

  /** One value. */
  double of(int goal, double value) {
    return (value - least[goal]) / widths[goal];
  }

  /** A value for each goal. */
  double[] of(List<Double> values) {
    var scaled = new double[least.length];
    Arrays.setAll(scaled, goal -> of(goal, values.get(goal)));
    return scaled;
  }

  /** What a value on this scale is in the goal's own unit. */
  double inUnits(int goal, double scaled) {
    return least[goal] + scaled * widths[goal];
  }
}
