package io.thimble.hw.cost;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;

/**
 * What an operator keeps for good, in bytes. Source: {@code sizeof} of the options structures in
 * TensorFlow Lite's builtin_op_data.h and of the {@code OpData} structures of TFLM's and its
 * CMSIS-NN kernels, held against measured arenas; those of {@code CAST}, {@code GATHER}, {@code
 * LESS}, {@code MUL}, {@code SPLIT}, {@code SUB}, {@code TANH} and {@code WHILE}, and what int16
 * kernels keep beside what int8 ones do, were read and not measured.
 */
final class KernelData {
  private static final int LSTM_CMSIS_NN_VECTORS = 8;

  /** TFLM, softmax_common.cc: {@code kInt16LUTArraySize} values of int16. */
  private static final int SOFTMAX_TABLE_BYTES = 513 * Short.BYTES;

  private KernelData() {}

  /** The options that are parsed from the file ({@code TfLiteConvParams} and its like). */
  static int parameterBytes(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ -> 28;
      case Operation.FullyConnected _ -> 16;
      case Operation.AveragePool _, Operation.MaxPool _ -> 40;
      case Operation.Gather _, Operation.While _ -> 8;
      case Operation.Split _ -> 4;
      case Operation.StridedSlice _ -> 24;
      case Operation.Plain plain ->
          switch (plain) {
            case ADD, CAST, SUB -> 8;
            case LESS, LOGISTIC, QUANTIZE, TANH -> 0;
            case MEAN -> 1;
            case MUL, SOFTMAX -> 4;
            case RESHAPE -> 36;
            case SVDF -> 12;
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> 16;
          };
      case Operation.Unknown _ -> 0;
    };
  }

  /** The kernel's own structure. */
  static int structureBytes(Operation operation, Target target) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ -> size(target, 56, 60, 72);
      case Operation.FullyConnected _ -> size(target, 48, 72, 64);
      case Operation.AveragePool _, Operation.MaxPool _ -> size(target, 32, 36, 32);
      case Operation.Gather _, Operation.Split _ -> 0;
      case Operation.StridedSlice _ -> 84;
      case Operation.While _ -> 8;
      case Operation.Plain plain ->
          switch (plain) {
            case ADD -> 64;
            case CAST, RESHAPE -> 0;
            case LESS -> 32;
            case LOGISTIC, TANH -> 16;
            case MEAN -> 44;
            case MUL -> 36;
            case QUANTIZE -> 32;
            case SOFTMAX -> size(target, 56, 64, 80);
            case SUB -> 52;
            case SVDF -> size(target, 36, 40, 40);
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> size(target, 688, 908, 688);
          };
      case Operation.Unknown _ -> 0;
    };
  }

  /** What the kernel asks for once, when it sees the shapes. */
  static void request(Graph graph, Operator operator, Target target, Requests requests) {
    switch (operator.operation()) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ ->
          requestPerChannel(graph.output(operator).depth(), requests);
      case Operation.FullyConnected _ -> {
        if (graph.input(operator, 1).scales() > 1) {
          requestPerChannel(graph.output(operator).depth(), requests);
        }
      }
      case Operation.Gather _ ->
          // A copy of the output's dimensions that the kernel may change.
          requests.addBuffer(Integer.BYTES * (1L + graph.output(operator).shape().size()));
      case Operation.Plain plain -> {
        if (plain == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM && target.cmsisNn()) {
          for (int i = 0; i < LSTM_CMSIS_NN_VECTORS; i++) {
            requests.addBuffer((long) Integer.BYTES * graph.output(operator).depth());
          }
        } else if (plain == Operation.Plain.SOFTMAX
            && graph.input(operator, 0).type() == ElementType.INT16) {
          // exp(x) and 1 / (1 + x), which both libraries look up (SoftmaxPrepare).
          requests.addBuffer(SOFTMAX_TABLE_BYTES);
          requests.addBuffer(SOFTMAX_TABLE_BYTES);
        }
      }
      case Operation.AveragePool _,
          Operation.MaxPool _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Unknown _ -> {}
    }
  }

  private static void requestPerChannel(int channels, Requests requests) {
    long bytes = (long) Integer.BYTES * channels;
    requests.addBuffer(bytes);
    requests.addBuffer(bytes);
  }

  private static int size(Target target, int armReference, int armCmsisNn, int hostReference) {
    return switch (target) {
      case ARM_REFERENCE -> armReference;
      case ARM_CMSIS_NN, ARM_CMSIS_NN_MVE -> armCmsisNn;
      case HOST_REFERENCE -> hostReference;
    };
  }
}
