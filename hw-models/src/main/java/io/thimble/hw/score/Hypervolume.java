package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a set of points dominates, up to a reference point: the WFG algorithm of L.
 * While, L. Bradstreet and L. Barone, "A Fast Way of Calculating Exact Hypervolumes", IEEE
 * Transactions on Evolutionary Computation 16(1), 2012, section III, with its slicing (III-B2).
 * Exact, for any number of objectives; meant for the two to six of a search and fronts of a few
 * hundred points.
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
    return volume(inside, reference, 0);
  }

  /**
   * What {@code point} dominates and none of {@code others} does, up to the reference; never
   * negative. All are comparable with the reference.
   */
  static double exclusive(double[] point, List<double[]> others, double[] reference) {
    if (!isInside(point, reference)) {
      return 0;
    }
    var inside = others.stream().filter(other -> isInside(other, reference)).toList();
    // Rounding may leave a little less than nothing.
    return Math.max(0, exclusive(point, inside, reference, 0));
  }

  /** As above, in the objectives from {@code first} on. */
  private static double exclusive(
      double[] point, List<double[]> others, double[] reference, int first) {
    double inclusive = 1;
    for (int i = first; i < point.length; i++) {
      inclusive *= reference[i] - point[i];
    }
    if (others.isEmpty()) {
      return inclusive;
    }
    var limited = others.stream().map(other -> worse(point, other)).toList();
    return inclusive - volume(limited, reference, first);
  }

  /** What the points dominate in the objectives from {@code first} on; all lie inside. */
  private static double volume(List<double[]> points, double[] reference, int first) {
    if (reference.length - first == 2) {
      return area(points, reference, first);
    }
    var front = front(points, first);
    // Worst first: those that follow cut a point's box at its whole depth, which leaves one
    // objective less to look at.
    front.sort(Comparator.comparingDouble((double[] point) -> point[first]).reversed());
    double volume = 0;
    for (int i = 0; i < front.size(); i++) {
      var point = front.get(i);
      var following = front.subList(i + 1, front.size());
      volume +=
          (reference[first] - point[first]) * exclusive(point, following, reference, first + 1);
    }
    return volume;
  }

  /** The area in the last two objectives, by a sweep from the best value of the first of them. */
  private static double area(List<double[]> points, double[] reference, int first) {
    var sweep = new ArrayList<>(points);
    sweep.sort(Comparator.comparingDouble(point -> point[first]));
    double area = 0;
    double lowest = reference[first + 1];
    for (var point : sweep) {
      if (point[first + 1] < lowest) {
        area += (reference[first] - point[first]) * (lowest - point[first + 1]);
        lowest = point[first + 1];
      }
    }
    return area;
  }

  /** The part of what {@code other} dominates that lies in what {@code point} dominates. */
  private static double[] worse(double[] point, double[] other) {
    var corner = new double[point.length];
    for (int i = 0; i < corner.length; i++) {
      corner[i] = Math.max(point[i], other[i]);
    }
    return corner;
  }

  private static List<double[]> front(List<double[]> points, int first) {
    var front = new ArrayList<double[]>();
    for (var point : points) {
      if (front.stream().noneMatch(kept -> isNowhereWorse(kept, point, first))) {
        front.removeIf(kept -> isNowhereWorse(point, kept, first));
        front.add(point);
      }
    }
    return front;
  }

  private static boolean isNowhereWorse(double[] a, double[] b, int first) {
    for (int i = first; i < a.length; i++) {
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
