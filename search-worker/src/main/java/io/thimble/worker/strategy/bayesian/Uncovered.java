package io.thimble.worker.strategy.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What no point of a front dominates, up to the reference, as disjoint boxes. One objective, the
 * last one to be filled in, is set apart: a box spans all of its values up to a limit, so that the
 * expected improvement over it has a closed form.
 *
 * <p>Points enter in the order of that objective; each closes the parts of open boxes that it
 * dominates and splits the rest along the other objectives (the decomposition of R. Lacour, K.
 * Klamroth and C. Fonseca, "A box decomposition algorithm to compute the hypervolume indicator",
 * Computers and Operations Research 79, 2017, in the space that is left uncovered).
 */
final class Uncovered {
  /** Limits of the objective that is set apart, in rising order; the last one is the reference. */
  private final double[] limits;

  private final List<Box> boxes;

  /**
   * A box.
   *
   * @param lower least values of the other objectives
   * @param upper greatest values of the other objectives
   * @param limit place of its limit in the objective that is set apart
   */
  private record Box(double[] lower, double[] upper, int limit) {}

  /**
   * Decomposes.
   *
   * @param front values of all objectives; dominated points do no harm
   * @param apart which objective is set apart
   * @param reference worst values of all objectives
   */
  Uncovered(List<double[]> front, int apart, double[] reference) {
    var inside =
        front.stream()
            .filter(point -> isInside(point, reference))
            .sorted(Comparator.comparingDouble(point -> point[apart]))
            .toList();
    limits = new double[inside.size() + 1];
    boxes = new ArrayList<>();
    var others = without(reference, apart);
    var nowhere = new double[others.length];
    Arrays.fill(nowhere, Double.NEGATIVE_INFINITY);
    List<Box> open = new ArrayList<>(List.of(new Box(nowhere, others, 0)));
    for (int i = 0; i < inside.size(); i++) {
      limits[i] = inside.get(i)[apart];
      open = cover(open, without(inside.get(i), apart), i);
    }
    limits[inside.size()] = reference[apart];
    for (var box : open) {
      boxes.add(new Box(box.lower, box.upper, inside.size()));
    }
  }

  double[] limits() {
    return limits;
  }

  /**
   * Adds how much of the boxes under each limit a point dominates in the other objectives. Its
   * expected improvement is the sum of these, each times what the objective that is set apart is
   * expected to lie below the limit.
   *
   * @param volumes what is added to, one element for each limit
   */
  void addVolumes(double[] others, double[] volumes) {
    for (var box : boxes) {
      double volume = 1;
      for (int i = 0; i < others.length && volume > 0; i++) {
        volume *= Math.max(0, box.upper[i] - Math.max(box.lower[i], others[i]));
      }
      volumes[box.limit] += volume;
    }
  }

  /** Closes what the point dominates; the rest stays open. */
  private List<Box> cover(List<Box> open, double[] point, int limit) {
    var rest = new ArrayList<Box>();
    for (var box : open) {
      if (!meets(point, box)) {
        rest.add(box);
        continue;
      }
      var lower = box.lower.clone();
      for (int i = 0; i < point.length; i++) {
        if (point[i] > lower[i]) {
          var upper = box.upper.clone();
          upper[i] = point[i];
          rest.add(new Box(lower.clone(), upper, 0));
          lower[i] = point[i];
        }
      }
      boxes.add(new Box(lower, box.upper, limit));
    }
    return rest;
  }

  private static boolean meets(double[] point, Box box) {
    for (int i = 0; i < point.length; i++) {
      if (point[i] >= box.upper[i]) {
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

  /** The values but the one that is set apart. */
  static double[] without(double[] values, int apart) {
    var others = new double[values.length - 1];
    System.arraycopy(values, 0, others, 0, apart);
    System.arraycopy(values, apart + 1, others, apart, others.length - apart);
    return others;
  }
}
