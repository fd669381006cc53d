package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Pareto dominance, every objective minimised (K. Deb, "Multi-Objective Optimization using
 * Evolutionary Algorithms", 2001, definition 2.5).
 */
public final class Front {
  private Front() {}

  /**
   * Whether {@code a} is nowhere worse than {@code b} and somewhere better. Equal points do not
   * dominate each other.
   *
   * @throws IllegalArgumentException when the lengths differ or a value is not a number
   */
  public static boolean dominates(double[] a, double[] b) {
    requireComparable(a, b.length);
    requireComparable(b, a.length);
    return isBetter(a, b);
  }

  /** As {@link #dominates}, unchecked, for points that are known to be comparable. */
  public static boolean isBetter(double[] a, double[] b) {
    var better = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
      better |= a[i] < b[i];
    }
    return better;
  }

  /**
   * The items that no other item dominates, in the order given. Of items with equal values all stay
   * or none.
   *
   * @param objectives the values of an item, all to be minimised; asked once for each item
   * @throws IllegalArgumentException when numbers of objectives differ or a value is not a number
   */
  public static <T> List<T> nonDominated(List<T> items, Function<T, double[]> objectives) {
    var points = items.stream().map(objectives).toList();
    points.forEach(point -> requireComparable(point, points.getFirst().length));
    var front = new ArrayList<T>();
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      if (points.stream().noneMatch(other -> isBetter(other, point))) {
        front.add(items.get(i));
      }
    }
    return List.copyOf(front);
  }

  /**
   * The front of each point: 0 for those that no other dominates, 1 for those that only points of
   * front 0 dominate, and so on (non-dominated sorting: Deb, Pratap, Agarwal and Meyarivan, "A fast
   * and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary
   * Computation 6, 2002, section III.A). That is one more than the last front of whatever dominates
   * a point, and all of that comes before it in lexicographic order.
   *
   * @throws IllegalArgumentException when numbers of objectives differ or a value is not a number
   */
  public static int[] ranks(List<double[]> points) {
    points.forEach(point -> requireComparable(point, points.getFirst().length));
    var order =
        IntStream.range(0, points.size())
            .boxed()
            .sorted(Comparator.comparing(points::get, Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[points.size()];
    for (int i = 0; i < order.length; i++) {
      for (int j = 0; j < i; j++) {
        if (isBetter(points.get(order[j]), points.get(order[i]))) {
          ranks[order[i]] = Math.max(ranks[order[i]], ranks[order[j]] + 1);
        }
      }
    }
    return ranks;
  }

  static void requireComparable(double[] point, int objectives) {
    var comparable = point.length == objectives;
    for (var value : point) {
      comparable &= !Double.isNaN(value);
    }
    if (!comparable) {
      throw new IllegalArgumentException(
          "A point (%s) cannot be compared on %d objectives. Maybe a value was never measured."
              .formatted(Arrays.toString(point), objectives));
    }
  }
}
