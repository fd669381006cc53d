package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a set of points dominates, up to a reference point: the WFG algorithm of L.
 * While, L. Bradstreet and L. Barone, "A Fast Way of Calculating Exact Hypervolumes", IEEE
 * Transactions on Evolutionary Computation 16(1), 2012, section III, without its slicing. Exact,
 * for any number of objectives; meant for the two to six of a search and fronts of a few hundred
 * points.
 */
public final class Hypervolume {
  private Hypervolume() {}

  /**
   * The dominated volume, every objective minimised. A point that is not better than the reference
   * in every objective adds nothing.
   *
   * @param points in any order; dominated and equal ones add nothing
   * @param reference the worst corner
   * @return 0 for no points, at most the volume between the best values and the reference
   * @throws IllegalArgumentException when numbers of objectives differ or a value is not a number
   */
  public static double of(List<double[]> points, double[] reference) {
    Front.requireComparable(reference, reference.length);
    var inside = new ArrayList<double[]>();
    for (var point : points) {
      Front.requireComparable(point, reference.length);
      if (isInside(point, reference)) {
        inside.add(point);
      }
    }
    return volume(front(inside), reference);
  }

  private static double volume(List<double[]> front, double[] reference) {
    double volume = 0;
    for (int i = 0; i < front.size(); i++) {
      volume += exclusive(front.get(i), front.subList(i + 1, front.size()), reference);
    }
    return volume;
  }

  /** What {@code point} dominates and none of {@code others} does. */
  private static double exclusive(double[] point, List<double[]> others, double[] reference) {
    double inclusive = 1;
    for (int i = 0; i < point.length; i++) {
      inclusive *= reference[i] - point[i];
    }
    if (others.isEmpty()) {
      return inclusive;
    }
    var limited = others.stream().map(other -> worse(point, other)).toList();
    return inclusive - volume(front(limited), reference);
  }

  /** The part of what {@code other} dominates that lies in what {@code point} dominates. */
  private static double[] worse(double[] point, double[] other) {
    var corner = new double[point.length];
    for (int i = 0; i < corner.length; i++) {
      corner[i] = Math.max(point[i], other[i]);
    }
    return corner;
  }

  /** Worst first value first, so that the limited sets of later points collapse soonest. */
  private static List<double[]> front(List<double[]> points) {
    var front = new ArrayList<double[]>();
    for (var point : points) {
      if (front.stream().noneMatch(kept -> isNowhereWorse(kept, point))) {
        front.removeIf(kept -> isNowhereWorse(point, kept));
        front.add(point);
      }
    }
    front.sort(Comparator.comparingDouble((double[] point) -> point[0]).reversed());
    return front;
  }

  private static boolean isNowhereWorse(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInside(double[] point, double[] reference) {
    for (int i = 0; i < point.length; i++) {
      if (point[i] >= reference[i]) {
        return false;
      }
    }
    return true;
  }
}
