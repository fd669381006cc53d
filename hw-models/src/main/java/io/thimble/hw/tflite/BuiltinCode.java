package io.thimble.hw.tflite;

import org.tensorflow.lite.schema.BuiltinOperator;

/**
 * Operators that can be written, with the version that stands for the kernel meant (TensorFlow
 * Lite, tools/versioning/op_version.cc). TFLM looks at the number alone, and TensorFlow Lite's own
 * resolver would take version 1 too, but converters and delegates would not.
 */
enum BuiltinCode {
  ADD(BuiltinOperator.ADD, 2, 3),
  AVERAGE_POOL_2D(BuiltinOperator.AVERAGE_POOL_2D, 2, 3),
  CAST(BuiltinOperator.CAST, 1, 2),
  CONV_2D(BuiltinOperator.CONV_2D, 3, 4),
  DEPTHWISE_CONV_2D(BuiltinOperator.DEPTHWISE_CONV_2D, 3, 5),
  FULLY_CONNECTED(BuiltinOperator.FULLY_CONNECTED, 4, 7),
  GATHER(BuiltinOperator.GATHER, 2, 4),
  LESS(BuiltinOperator.LESS, 1, 1),
  LOGISTIC(BuiltinOperator.LOGISTIC, 2, 3),
  MAX_POOL_2D(BuiltinOperator.MAX_POOL_2D, 2, 3),
  MEAN(BuiltinOperator.MEAN, 2, 3),
  MUL(BuiltinOperator.MUL, 2, 4),
  QUANTIZE(BuiltinOperator.QUANTIZE, 2, 2),
  RESHAPE(BuiltinOperator.RESHAPE, 1, 1),
  SOFTMAX(BuiltinOperator.SOFTMAX, 2, 3),
  SPLIT(BuiltinOperator.SPLIT, 2, 4),
  STRIDED_SLICE(BuiltinOperator.STRIDED_SLICE, 2, 4),
  SUB(BuiltinOperator.SUB, 2, 5),
  SVDF(BuiltinOperator.SVDF, 3, 3),
  TANH(BuiltinOperator.TANH, 2, 3),
  UNIDIRECTIONAL_SEQUENCE_LSTM(BuiltinOperator.UNIDIRECTIONAL_SEQUENCE_LSTM, 3, 3),
  WHILE(BuiltinOperator.WHILE, 1, 1);

  /** How many there are. */
  static final int COUNT = values().length;

  private final byte code;
  private final int version;
  private final int wideVersion;

  BuiltinCode(int code, int version, int wideVersion) {
    this.code = (byte) code;
    this.version = version;
    this.wideVersion = wideVersion;
  }

  /** The number in the file. */
  byte code() {
    return code;
  }

  /** The first version with int8, or with int16 activations. */
  int version(boolean wide) {
    return wide ? wideVersion : version;
  }

  static BuiltinCode of(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _ -> CONV_2D;
      case Operation.DepthwiseConvolution _ -> DEPTHWISE_CONV_2D;
      case Operation.FullyConnected _ -> FULLY_CONNECTED;
      case Operation.AveragePool _ -> AVERAGE_POOL_2D;
      case Operation.MaxPool _ -> MAX_POOL_2D;
      case Operation.Gather _ -> GATHER;
      case Operation.Split _ -> SPLIT;
      case Operation.StridedSlice _ -> STRIDED_SLICE;
      case Operation.While _ -> WHILE;
      case Operation.Plain plain ->
          switch (plain) {
            case ADD -> ADD;
            case CAST -> CAST;
            case LESS -> LESS;
            case LOGISTIC -> LOGISTIC;
            case MEAN -> MEAN;
            case MUL -> MUL;
            case QUANTIZE -> QUANTIZE;
            case RESHAPE -> RESHAPE;
            case SOFTMAX -> SOFTMAX;
            case SUB -> SUB;
            case SVDF -> SVDF;
            case TANH -> TANH;
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> UNIDIRECTIONAL_SEQUENCE_LSTM;
          };
      case Operation.Unknown unknown ->
          throw new IllegalArgumentException(
              "The operator (%s) cannot be written. Maybe it came from an imported file."
                  .formatted(unknown.name()));
    };
  }
}
