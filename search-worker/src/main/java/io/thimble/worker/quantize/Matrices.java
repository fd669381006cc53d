package io.thimble.worker.quantize;

import io.thimble.hw.tflite.QuantizedMatrix;
import java.util.Arrays;

/** Matrices of recurrent layers in int8: symmetric, -127 to 127, one scale for each. */
final class Matrices {
  private static final int HIGHEST_WEIGHT = 127;

  private Matrices() {}

  /** Some rows of a matrix. */
  static float[] rows(float[] matrix, int columns, int from, int to) {
    return Arrays.copyOfRange(matrix, from * columns, to * columns);
  }

  static QuantizedMatrix quantize(float[] weights) {
    return quantize(weights, 0);
  }

  /**
   * The nearest int8 weights.
   *
   * @param leastScale the scale is no smaller
   */
  static QuantizedMatrix quantize(float[] weights, float leastScale) {
    float largest = 0;
    for (var weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    float scale = Math.max(largest / HIGHEST_WEIGHT, leastScale);
    // Zeros alone: any scale is exact.
    scale = scale < Float.MIN_NORMAL ? 1f / HIGHEST_WEIGHT : scale;
    var integers = new byte[weights.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] =
          (byte) Math.clamp(Math.round(weights[i] / scale), -HIGHEST_WEIGHT, HIGHEST_WEIGHT);
    }
    return new QuantizedMatrix(integers, scale);
  }

  /** The sum of each row's integers. */
  static long[] rowSums(QuantizedMatrix matrix, int rows) {
    int columns = matrix.weights().length / rows;
    var sums = new long[rows];
    for (int i = 0; i < matrix.weights().length; i++) {
      sums[i / columns] += matrix.weights()[i];
    }
    return sums;
  }
}
