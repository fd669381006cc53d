package io.thimble.hw.tflite;

/**
 * A matrix in a loop, with int16 on both of its sides.
 *
 * @param matrix its weights
 * @param biases int64 biases in steps of {@code input scale x weight scale}, which hold the zero
 *     point of the loop's sequence too; empty for a matrix that does not read the layer's input
 * @param result scale of the int16 result
 */
public record LoopMatrix(QuantizedMatrix matrix, long[] biases, float result) {
  private static final long[] NO_BIASES = {};

  /** A matrix without biases. */
  public static LoopMatrix unbiased(QuantizedMatrix matrix, float result) {
    return new LoopMatrix(matrix, NO_BIASES, result);
  }
}
