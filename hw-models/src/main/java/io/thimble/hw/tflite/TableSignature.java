package io.thimble.hw.tflite;

/**
 * Numbers for the tables that a file has many of, and for which of their fields are there: fields
 * with their default value are left out (FlatBuffers internals), which makes a table shorter.
 */
final class TableSignature {
  /** The number of signatures. */
  static final int COUNT = 64;

  private static final int TENSOR = 0;
  private static final int QUANTIZATION = 16;
  private static final int OPERATOR = 32;
  private static final int BUFFER = 48;

  private TableSignature() {}

  static int tensor(Tensor tensor, boolean scaled) {
    return TENSOR
        + (tensor.constant() ? 1 : 0)
        + (tensor.variable() ? 2 : 0)
        + (tensor.type().code() != 0 ? 4 : 0)
        + (scaled ? 8 : 0);
  }

  static int quantization(int dimension) {
    return QUANTIZATION + (dimension != 0 ? 1 : 0);
  }

  static int operator(int code, boolean options, boolean intermediates) {
    return OPERATOR + (code != 0 ? 1 : 0) + (options ? 2 : 0) + (intermediates ? 4 : 0);
  }

  static int buffer() {
    return BUFFER;
  }
}
