package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.Collections;
import java.util.List;

/**
 * What an operator keeps for good, in bytes. Source: {@code sizeof} of the options structures in
 * TensorFlow Lite's builtin_op_data.h and of the {@code OpData} structures of TFLM's and its
 * CMSIS-NN kernels, held against measured arenas.
 */
final class KernelData {
  private static final int LSTM_CMSIS_NN_VECTORS = 8;

  private KernelData() {}

  /** The options that are parsed from the file ({@code TfLiteConvParams} and its like). */
  static int parameterBytes(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ -> 28;
      case Operation.AveragePool _, Operation.MaxPool _ -> 40;
      case Operation.Plain plain ->
          switch (plain) {
            case ADD -> 8;
            case FULLY_CONNECTED, UNIDIRECTIONAL_SEQUENCE_LSTM -> 16;
            case LOGISTIC, QUANTIZE -> 0;
            case MEAN -> 1;
            case MUL, SOFTMAX -> 4;
            case RESHAPE, STRIDED_SLICE -> 36;
            case SVDF -> 12;
          };
      case Operation.Unknown _ -> 0;
    };
  }

  /** The kernel's own structure. */
  static int structureBytes(Operation operation, Target target) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ -> size(target, 56, 60, 72);
      case Operation.AveragePool _, Operation.MaxPool _ -> size(target, 32, 36, 32);
      case Operation.Plain plain ->
          switch (plain) {
            case ADD -> size(target, 64, 64, 64);
            case FULLY_CONNECTED -> size(target, 48, 72, 64);
            case LOGISTIC -> 16;
            case MEAN -> 44;
            case MUL, RESHAPE -> 0;
            case QUANTIZE -> 32;
            case SOFTMAX -> size(target, 56, 64, 80);
            case STRIDED_SLICE -> 84;
            case SVDF -> size(target, 36, 40, 40);
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> size(target, 688, 908, 688);
          };
      case Operation.Unknown _ -> 0;
    };
  }

  /** What the kernel asks for once, when it sees the shapes: one entry for each request. */
  static List<Long> requests(Graph graph, Operator operator, Target target) {
    return switch (operator.operation()) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ ->
          perChannel(graph.output(operator).depth());
      case Operation.AveragePool _, Operation.MaxPool _, Operation.Unknown _ -> List.of();
      case Operation.Plain plain ->
          switch (plain) {
            case FULLY_CONNECTED ->
                graph.input(operator, 1).map(Tensor::scales).orElse(0) > 1
                    ? perChannel(graph.output(operator).depth())
                    : List.of();
            case UNIDIRECTIONAL_SEQUENCE_LSTM ->
                target.cmsisNn()
                    ? Collections.nCopies(
                        LSTM_CMSIS_NN_VECTORS,
                        (long) Integer.BYTES * graph.output(operator).depth())
                    : List.of();
            case ADD, LOGISTIC, MEAN, MUL, QUANTIZE, RESHAPE, SOFTMAX, STRIDED_SLICE, SVDF ->
                List.of();
          };
    };
  }

  private static List<Long> perChannel(int channels) {
    long bytes = (long) Integer.BYTES * channels;
    return List.of(bytes, bytes);
  }

  private static int size(Target target, int armReference, int armCmsisNn, int hostReference) {
    return switch (target) {
      case ARM_REFERENCE -> armReference;
      case ARM_CMSIS_NN -> armCmsisNn;
      case HOST_REFERENCE -> hostReference;
    };
  }
}
