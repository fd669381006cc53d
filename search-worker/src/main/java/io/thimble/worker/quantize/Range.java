package io.thimble.worker.quantize;

/** From the smallest to the largest value that an activation takes; always holds zero. */
final class Range {
  private float low;
  private float high;

  /** Zero alone. */
  Range() {}

  /** From {@code low}, zero or below, to {@code high}, zero or above. */
  Range(float low, float high) {
    this.low = Math.min(low, 0);
    this.high = Math.max(high, 0);
  }

  /** Widens the range to hold these values. */
  void add(float[] values) {
    for (var value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  float low() {
    return low;
  }

  float high() {
    return high;
  }

  /** The larger distance of its ends from zero. */
  float magnitude() {
    return Math.max(-low, high);
  }

  boolean isEmpty() {
    return low == high;
  }

  boolean isFinite() {
    return Float.isFinite(high - low);
  }
}
