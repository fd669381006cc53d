package io.thimble.worker.strategy.bayesian;

import java.util.List;

/** Which values are better than which, all minimised. */
final class Fronts {
  private Fronts() {}

  /** Whether {@code a} is nowhere worse than {@code b} and somewhere better. */
  static boolean dominates(double[] a, double[] b) {
    var isBetter = false;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
      isBetter |= a[i] < b[i];
    }
    return isBetter;
  }

  /** Whether none of the others dominates the point. */
  static boolean isOnFront(double[] point, List<double[]> others) {
    return others.stream().noneMatch(other -> dominates(other, point));
  }

  /** Those that no other dominates, in their order. */
  static List<double[]> front(List<double[]> points) {
    return points.stream().filter(point -> isOnFront(point, points)).toList();
  }
}
