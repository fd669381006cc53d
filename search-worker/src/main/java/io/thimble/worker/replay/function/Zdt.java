package io.thimble.worker.replay.function;

import java.util.Arrays;

/**
 * ZDT1 to ZDT6, of two values: E. Zitzler, K. Deb and L. Thiele, "Comparison of Multiobjective
 * Evolutionary Algorithms: Empirical Results", Evolutionary Computation 8(2), 2000, definition 4.
 * The first variable says where on the front a point lies. ZDT5 is one of bits: a variable counts
 * the ones of its string, of 30 bits for the first and of 5 for the others.
 */
record Zdt(int number) implements TestFunction {
  private static final int FIRST_BITS = 30;
  private static final int BITS = 5;

  @Override
  public int fewestVariables() {
    return 2;
  }

  @Override
  public int levels(int variable, int levels) {
    if (number != 5) {
      return levels;
    }
    return 1 + (variable == 0 ? FIRST_BITS : BITS);
  }

  @Override
  public double[] at(double[] x) {
    var rest = Arrays.copyOfRange(x, 1, x.length);
    double mean = Arrays.stream(rest).average().orElse(0);
    return switch (number) {
      case 1 -> values(x[0], 1 + 9 * mean, f -> 1 - StrictMath.sqrt(f));
      case 2 -> values(x[0], 1 + 9 * mean, f -> 1 - f * f);
      case 3 -> {
        double g = 1 + 9 * mean;
        double f1 = x[0];
        double waves = f1 / g * StrictMath.sin(10 * Math.PI * f1);
        yield new double[] {f1, g * (1 - StrictMath.sqrt(f1 / g) - waves)};
      }
      case 4 -> values(x[0], rugged(rest), f -> 1 - StrictMath.sqrt(f));
      case 5 -> bits(x[0], rest);
      case 6 -> {
        double wave = StrictMath.pow(StrictMath.sin(6 * Math.PI * x[0]), 6);
        double f1 = 1 - StrictMath.exp(-4 * x[0]) * wave;
        yield values(f1, 1 + 9 * StrictMath.pow(mean, 0.25), f -> 1 - f * f);
      }
      default ->
          throw new IllegalArgumentException(
              "ZDT%d is not defined. Maybe use one of ZDT1 to ZDT6.".formatted(number));
    };
  }

  /** A front's shape, as a function of the first value over g. */
  private interface Shape {
    double of(double share);
  }

  private static double[] values(double f1, double g, Shape shape) {
    return new double[] {f1, g * shape.of(f1 / g)};
  }

  private static double rugged(double[] rest) {
    return 1
        + 10 * rest.length
        + Arrays.stream(rest)
            .map(x -> 10 * x - 5)
            .map(x -> x * x - 10 * StrictMath.cos(4 * Math.PI * x))
            .sum();
  }

  private static double[] bits(double first, double[] rest) {
    double f1 = 1 + StrictMath.rint(first * FIRST_BITS);
    double g =
        Arrays.stream(rest)
            .map(x -> StrictMath.rint(x * BITS))
            .map(ones -> ones < BITS ? 2 + ones : 1)
            .sum();
    return new double[] {f1, g / f1};
  }
}
