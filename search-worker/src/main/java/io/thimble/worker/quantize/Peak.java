package io.thimble.worker.quantize;

/** The largest magnitude that an activation without a zero point takes. */
final class Peak {
  private float largest;

  /** Takes these values into account. */
  void add(float[] values) {
    add(values, 0, values.length);
  }

  /** Takes the values from {@code start} up to {@code end} into account. */
  void add(float[] values, int start, int end) {
    for (int i = start; i < end; i++) {
      // Not a number goes through, so that it is seen in the end.
      largest = Math.max(largest, Math.abs(values[i]));
    }
  }

  float largest() {
    return largest;
  }
}
