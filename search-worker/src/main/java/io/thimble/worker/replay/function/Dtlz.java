package io.thimble.worker.replay.function;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * DTLZ1 to DTLZ7: K. Deb, L. Thiele, M. Laumanns and E. Zitzler, "Scalable Test Problems for
 * Evolutionary Multiobjective Optimization" (2005), section 6.7. The first {@code objectives - 1}
 * variables say where on the front a point lies, the others how far from it.
 */
record Dtlz(int number, int objectives) implements TestFunction {
  private static final double BIAS = 100;

  @Override
  public int fewestVariables() {
    return objectives;
  }

  @Override
  public double[] at(double[] x) {
    var places = Arrays.copyOf(x, objectives - 1);
    var distances = Arrays.copyOfRange(x, objectives - 1, x.length);
    return switch (number) {
      case 1 -> plane(places, rugged(distances));
      case 2 -> sphere(angles(places, u -> u), bowl(distances));
      case 3 -> sphere(angles(places, u -> u), rugged(distances));
      case 4 -> sphere(angles(places, u -> StrictMath.pow(u, BIAS)), bowl(distances));
      case 5 -> sphere(curve(places, bowl(distances)), bowl(distances));
      case 6 -> sphere(curve(places, roots(distances)), roots(distances));
      case 7 -> islands(places, distances);
      default ->
          throw new IllegalArgumentException(
              "DTLZ%d is not defined. Maybe use one of DTLZ1 to DTLZ7.".formatted(number));
    };
  }

  /** DTLZ1: points of the front sum to a half. */
  private double[] plane(double[] places, double distance) {
    var values = new double[objectives];
    for (int i = 0; i < objectives; i++) {
      values[i] = 0.5 * (1 + distance);
      for (int j = 0; j < objectives - 1 - i; j++) {
        values[i] *= places[j];
      }
      if (i > 0) {
        values[i] *= 1 - places[objectives - 1 - i];
      }
    }
    return values;
  }

  /** DTLZ2 to DTLZ4: squares of points of the front sum to one. */
  private double[] sphere(double[] angles, double distance) {
    var values = new double[objectives];
    for (int i = 0; i < objectives; i++) {
      values[i] = 1 + distance;
      for (int j = 0; j < objectives - 1 - i; j++) {
        values[i] *= StrictMath.cos(angles[j]);
      }
      if (i > 0) {
        values[i] *= StrictMath.sin(angles[objectives - 1 - i]);
      }
    }
    return values;
  }

  private static double[] angles(double[] places, DoubleUnaryOperator bias) {
    return Arrays.stream(places).map(u -> bias.applyAsDouble(u) * Math.PI / 2).toArray();
  }

  /** DTLZ5 and DTLZ6: all angles but the first come to the middle at the front. */
  private static double[] curve(double[] places, double distance) {
    var angles = new double[places.length];
    for (int i = 0; i < angles.length; i++) {
      angles[i] =
          i == 0
              ? places[i] * Math.PI / 2
              : Math.PI / (4 * (1 + distance)) * (1 + 2 * distance * places[i]);
    }
    return angles;
  }

  /** DTLZ7: a front in several pieces. */
  private double[] islands(double[] places, double[] distances) {
    double g = 1 + 9 * Arrays.stream(distances).average().orElse(0);
    double h = objectives;
    for (var place : places) {
      h -= place / (1 + g) * (1 + StrictMath.sin(3 * Math.PI * place));
    }
    var values = Arrays.copyOf(places, objectives);
    values[objectives - 1] = (1 + g) * h;
    return values;
  }

  private static double bowl(double[] distances) {
    return Arrays.stream(distances).map(x -> (x - 0.5) * (x - 0.5)).sum();
  }

  /** Many local minima. */
  private static double rugged(double[] distances) {
    return 100
        * (distances.length
            + Arrays.stream(distances)
                .map(x -> (x - 0.5) * (x - 0.5) - StrictMath.cos(20 * Math.PI * (x - 0.5)))
                .sum());
  }

  private static double roots(double[] distances) {
    return Arrays.stream(distances).map(x -> StrictMath.pow(x, 0.1)).sum();
  }
}
