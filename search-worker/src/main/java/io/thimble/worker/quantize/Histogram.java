package io.thimble.worker.quantize;

/** How often the values of an activation occurred, in bins as wide below zero as above. */
final class Histogram {
  /**
   * Bins on either side of zero, as many as TensorRT takes (S. Migacz, "8-bit inference with
   * TensorRT", GTC 2017): eight for each int8 value.
   */
  static final int BINS = 2048;

  private final long[] counts = new long[2 * BINS];
  private final float width;
  private long zeros;
  private long total;

  /** Empty bins over a range that holds all values. */
  Histogram(Range range) {
    width = range.magnitude() / BINS;
  }

  /** Counts these values. */
  void add(float[] values) {
    for (var value : values) {
      if (value == 0) {
        zeros++;
      } else {
        int bin = BINS + (int) Math.floor(value / width);
        counts[Math.clamp(bin, 0, counts.length - 1)]++;
      }
    }
    total += values.length;
  }

  /** Values in all. */
  long total() {
    return total;
  }

  /** Values that are zero exactly; they are in no bin. */
  long zeros() {
    return zeros;
  }

  /** Values in a bin; 0 is the lowest, {@link #BINS} the first above zero. */
  long count(int bin) {
    return counts[bin];
  }

  /** The value in the middle of a bin. */
  float middle(int bin) {
    return (bin - BINS + 0.5f) * width;
  }

  /** The distance from zero at which so many bins end. */
  float distance(int bins) {
    return bins * width;
  }

  /** Values at this distance from zero, on either side; 0 is the bin beside zero. */
  long magnitudeCount(int bin) {
    return counts[BINS + bin] + counts[BINS - 1 - bin];
  }
}
