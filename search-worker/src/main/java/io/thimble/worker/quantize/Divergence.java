package io.thimble.worker.quantize;

/**
 * The threshold of least divergence (S. Migacz, "8-bit inference with TensorRT", GTC 2017, slides
 * on calibration): for each threshold, the histogram of magnitudes up to it, with all beyond it in
 * its last bin, against the same histogram in as many levels as there are integers, spread again
 * over the bins that hold anything. Exact zeros, which every range holds, are left out. An
 * activation with two sides keeps, on each, what occurs within the threshold.
 */
final class Divergence {
  private final Histogram histogram;
  private final Range extremes;
  private final int levels;
  private final long[] counts = new long[Histogram.BINS];

  Divergence(Histogram histogram, Range extremes, Grid grid) {
    this.histogram = histogram;
    this.extremes = extremes;
    boolean oneSided = !grid.symmetric() && (extremes.low() == 0 || extremes.high() == 0);
    levels = oneSided ? 256 : 128;
    for (int bin = 0; bin < counts.length; bin++) {
      counts[bin] = histogram.magnitudeCount(bin);
    }
  }

  /** The range within the best threshold. */
  Range least() {
    int best = Histogram.BINS;
    var least = Double.POSITIVE_INFINITY;
    long outside = 0;
    for (int bins = Histogram.BINS; bins >= levels; bins--) {
      // An empty last bin would have to tell of what lies beyond it: infinitely far apart.
      if (counts[bins - 1] > 0) {
        var divergence = of(bins, outside);
        if (divergence < least) {
          least = divergence;
          best = bins;
        }
        outside += counts[bins - 1];
      }
    }
    var threshold = histogram.distance(best);
    return new Range(Math.max(extremes.low(), -threshold), Math.min(extremes.high(), threshold));
  }

  private double of(int bins, long outside) {
    double inside = 0;
    for (int bin = 0; bin < bins; bin++) {
      inside += counts[bin];
    }
    double all = inside + outside;
    double sum = 0;
    int from = 0;
    for (int level = 0; level < levels; level++) {
      int to = (int) ((long) (level + 1) * bins / levels);
      sum += ofLevel(from, to, to == bins ? outside : 0, all, inside);
      from = to;
    }
    return sum;
  }

  /** The sum of {@code P log(P / Q)} over the bins of one level. */
  private double ofLevel(int from, int to, long outside, double all, double inside) {
    long count = 0;
    int filled = 0;
    for (int bin = from; bin < to; bin++) {
      count += counts[bin];
      filled += counts[bin] > 0 ? 1 : 0;
    }
    double sum = 0;
    for (int bin = from; bin < to; bin++) {
      if (counts[bin] > 0) {
        var p = (counts[bin] + (bin == to - 1 ? outside : 0)) / all;
        var q = count / (filled * inside);
        sum += p * Math.log(p / q);
      }
    }
    return sum;
  }
}
