package io.thimble.worker.quantize;

import io.thimble.hw.quantization.RangeMethod;

/**
 * Finds the range of one activation by a scheme's method.
 *
 * @param extremes the smallest and the largest value
 * @param histogram all values
 * @param grid the integers that the range is laid over
 */
record RangeSearch(Range extremes, Histogram histogram, Grid grid) {
  private static final int FRACTIONS = 100;
  private static final int ROUNDS = 2;

  /** The range; empty when hardly a value differs from zero. */
  Range by(RangeMethod method) {
    return switch (method) {
      case RangeMethod.Extremes _ -> extremes;
      case RangeMethod.Percentile(double percent) -> percentile(percent);
      case RangeMethod.LeastSquaredError _ -> leastSquaredError();
      case RangeMethod.LeastDivergence _ -> new Divergence(histogram, extremes, grid).least();
    };
  }

  /** What is left out is shared by both ends where there are two. */
  private Range percentile(double percent) {
    var outside = histogram.total() * (1 - percent / 100);
    var each = extremes.low() < 0 && extremes.high() > 0 ? outside / 2 : outside;
    return new Range(
        Math.max(extremes.low(), -cut(each, -1)), Math.min(extremes.high(), cut(each, 1)));
  }

  /** The distance from zero beyond which at most so many values lie on this side. */
  private float cut(double outside, int side) {
    long beyond = 0;
    for (int bin = Histogram.BINS - 1; bin >= 0; bin--) {
      beyond += histogram.count(side > 0 ? Histogram.BINS + bin : Histogram.BINS - 1 - bin);
      if (beyond > outside) {
        return histogram.distance(bin + 1);
      }
    }
    return 0;
  }

  /** Shrinks one end after the other, twice; both together where zero stands for zero. */
  private Range leastSquaredError() {
    var best = extremes;
    if (grid.symmetric()) {
      return shrunk(best, true, true);
    }
    for (int round = 0; round < ROUNDS; round++) {
      best = shrunk(best, false, true);
      best = shrunk(best, true, false);
    }
    return best;
  }

  private Range shrunk(Range start, boolean low, boolean high) {
    var best = start;
    var least = squaredError(start);
    for (int i = 1; i < FRACTIONS; i++) {
      var fraction = (float) i / FRACTIONS;
      var range =
          new Range(
              low ? extremes.low() * fraction : start.low(),
              high ? extremes.high() * fraction : start.high());
      if (!grid.isTooFineFor(range) && squaredError(range) < least) {
        least = squaredError(range);
        best = range;
      }
    }
    return best;
  }

  private double squaredError(Range range) {
    var quantization = grid.over(range);
    double sum = 0;
    for (int bin = 0; bin < 2 * Histogram.BINS; bin++) {
      if (histogram.count(bin) > 0) {
        var value = histogram.middle(bin);
        double error = value - quantization.dequantize(quantization.nearest(value));
        sum += histogram.count(bin) * error * error;
      }
    }
    return sum;
  }
}
