package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Seeded points for tests and benchmarks, with what makes fronts hard: ties, equal points, points
 * outside.
 */
public final class RandomPoints {
  private static final int GRID = 8;

  private RandomPoints() {}

  /**
   * Values from 0 to 1.25, for a reference of ones: some anywhere, some on a coarse grid, some of
   * them twice, shuffled.
   */
  static List<double[]> mixed(int objectives, int count, Random random) {
    var points = new ArrayList<double[]>();
    while (points.size() < count) {
      var point = random.doubles(objectives, 0, 1.25).toArray();
      if (random.nextBoolean()) {
        point = Arrays.stream(point).map(value -> Math.floor(value * GRID) / GRID).toArray();
      }
      points.add(point);
      if (random.nextInt(4) == 0) {
        points.add(point.clone());
      }
    }
    Collections.shuffle(points, random);
    return points.subList(0, count);
  }

  /** Points at the same distance from the best corner, so that none dominates another. */
  public static List<double[]> onASphere(int objectives, int count, Random random) {
    return Stream.generate(() -> random.doubles(objectives, 0.05, 1).toArray())
        .map(
            point -> {
              var length = Math.sqrt(Arrays.stream(point).map(value -> value * value).sum());
              return Arrays.stream(point).map(value -> value / length).toArray();
            })
        .limit(count)
        .toList();
  }

  /** The worst corner that these points are meant for. */
  static double[] reference(int objectives) {
    var reference = new double[objectives];
    Arrays.fill(reference, 1);
    return reference;
  }
}
