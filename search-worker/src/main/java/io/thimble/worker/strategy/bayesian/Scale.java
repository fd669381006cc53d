package io.thimble.worker.strategy.bayesian;

import java.util.Arrays;

/**
 * How a goal's values are turned into what the Gaussian process models: {@code log(value -
 * origin)}, moved and stretched to mean 0 and variance 1. The origin lies below the best value by a
 * share of the values' range, so errors close to the best differ more than errors close to the
 * worst, whatever the unit.
 *
 * @param origin what is taken away from a value before the logarithm
 * @param mean of the logarithms
 * @param deviation of the logarithms
 */
record Scale(double origin, double mean, double deviation) {
  /** How far below the best value the origin lies, as a share of the range. */
  private static final double BELOW_BEST = 0.2;

  /** Logarithms below this are of no value that was ever measured. */
  private static final double LEAST = 1e-12;

  /** The scale on which these values are standardised. */
  static Scale of(double[] values) {
    var statistics = Arrays.stream(values).summaryStatistics();
    var range = statistics.getMax() - statistics.getMin();
    if (range == 0) {
      return new Scale(statistics.getMin() - 1, 0, 1);
    }
    var raw = new Scale(statistics.getMin() - BELOW_BEST * range, 0, 1);
    double sum = 0;
    double squares = 0;
    for (var value : values) {
      sum += raw.toModel(value);
    }
    var mean = sum / values.length;
    for (var value : values) {
      squares += (raw.toModel(value) - mean) * (raw.toModel(value) - mean);
    }
    return new Scale(raw.origin, mean, Math.sqrt(squares / values.length));
  }

  /** A value as the process sees it. */
  double toModel(double value) {
    return (StrictMath.log(Math.max(value - origin, LEAST)) - mean) / deviation;
  }

  /** What the process says, as a value: the median where it says a distribution. */
  double toValue(double modelled) {
    return StrictMath.exp(modelled * deviation + mean) + origin;
  }

  /** How much one unit of the process is worth at a value. */
  double slope(double value) {
    return deviation * Math.max(value - origin, LEAST);
  }

  /** What is said of the value itself: its median, and half the width that holds two thirds. */
  Prediction toValue(Prediction modelled) {
    var low = toValue(modelled.mean() - modelled.deviation());
    var high = toValue(modelled.mean() + modelled.deviation());
    return new Prediction(toValue(modelled.mean()), (high - low) / 2);
  }

  /**
   * How far below the limit a value is expected to lie, counting nothing where it is above: the
   * mean of the truncated log-normal distribution (F. Black and M. Scholes, "The pricing of options
   * and corporate liabilities", 1973, equation 13, of a put).
   */
  double expectedShortfall(double limit, Prediction modelled) {
    var median = StrictMath.exp(modelled.mean() * deviation + mean);
    var spread = modelled.deviation() * deviation;
    var height = limit - origin;
    if (height <= 0) {
      return 0;
    }
    if (spread <= 0) {
      return Math.max(0, height - median);
    }
    var z = StrictMath.log(height / median) / spread;
    return Math.max(
        0,
        height * Normal.below(z)
            - median * StrictMath.exp(spread * spread / 2) * Normal.below(z - spread));
  }
}
