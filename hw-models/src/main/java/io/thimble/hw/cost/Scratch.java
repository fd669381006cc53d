package io.thimble.hw.cost;

import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.Collections;
import java.util.List;

/**
 * The buffers that an operator needs only while it runs, in bytes, in the order in which its kernel
 * asks for them. Source: TFLM's kernels for int8 and, for CMSIS-NN with DSP instructions, its
 * {@code arm_..._get_buffer_size} functions.
 */
final class Scratch {
  private static final int REFERENCE_LSTM_BUFFERS = 4;
  private static final int CMSIS_NN_LSTM_BUFFERS = 3;

  private Scratch() {}

  static List<Long> bytes(Graph graph, Operator operator, Target target) {
    return switch (operator.operation()) {
      case Operation.Convolution(Window window, boolean _) ->
          target.cmsisNn() ? convolution(graph, operator, window) : List.of();
      case Operation.DepthwiseConvolution(Window window, boolean dilated) ->
          target.cmsisNn() ? depthwise(graph, operator, window, dilated) : List.of();
      case Operation.AveragePool _ ->
          target.cmsisNn() ? List.of(4L * graph.output(operator).depth()) : List.of();
      case Operation.MaxPool _, Operation.Unknown _ -> List.of();
      case Operation.Plain plain -> plain(graph, operator, plain, target);
    };
  }

  private static List<Long> plain(
      Graph graph, Operator operator, Operation.Plain plain, Target target) {
    var output = graph.output(operator);
    return switch (plain) {
      case FULLY_CONNECTED -> target.cmsisNn() ? fullyConnected(graph, operator) : List.of();
      case MEAN ->
          List.of(
              4 * output.elements(),
              4L * input(graph, operator, 0).shape().size(),
              4 * input(graph, operator, 1).elements());
      case SVDF -> List.of(4L * input(graph, operator, 1).dimension(0), 4L * output.depth());
      case UNIDIRECTIONAL_SEQUENCE_LSTM ->
          Collections.nCopies(
              target.cmsisNn() ? CMSIS_NN_LSTM_BUFFERS : REFERENCE_LSTM_BUFFERS,
              2L * output.depth());
      case ADD, LOGISTIC, MUL, QUANTIZE, RESHAPE, SOFTMAX, STRIDED_SLICE -> List.of();
    };
  }

  /**
   * {@code arm_convolve_wrapper_s8_get_buffer_size}: columns for two outputs in int16, and none for
   * a 1 x 1 kernel, which is never padded.
   */
  private static List<Long> convolution(Graph graph, Operator operator, Window window) {
    if (window.area() == 1) {
      return List.of();
    }
    long columns = (long) window.area() * input(graph, operator, 0).depth();
    return List.of(4 * ((columns + 3) / 4 * 4));
  }

  /** {@code arm_depthwise_conv_wrapper_s8_get_buffer_size}: a kernel's columns in int16. */
  private static List<Long> depthwise(
      Graph graph, Operator operator, Window window, boolean dilated) {
    var input = input(graph, operator, 0);
    var output = graph.output(operator);
    if (input.depth() != output.depth() || input.dimension(0) != 1 || dilated) {
      return List.of();
    }
    boolean threeByThree = window.kernelHeight() == 3 && window.kernelWidth() == 3;
    return threeByThree && padding(window, input) <= 1
        ? List.of()
        : List.of(2L * output.depth() * window.area());
  }

  /** The per-channel path that CMSIS-NN takes for outputs of three and more dimensions. */
  private static List<Long> fullyConnected(Graph graph, Operator operator) {
    var output = graph.output(operator);
    boolean manyDimensions = output.shape().size() >= 3 && output.depth() % 4 == 0;
    boolean oneScale = graph.input(operator, 1).map(Tensor::scales).orElse(0) == 1;
    return manyDimensions && oneScale ? List.of(8L * output.depth()) : List.of();
  }

  /** The larger of the zeros before the first step in time and in frequency. */
  private static int padding(Window window, Tensor input) {
    var padding = window.padding();
    return Math.max(
        padding.before(input.dimension(1), window.kernelHeight(), window.strideHeight()),
        padding.before(input.dimension(2), window.kernelWidth(), window.strideWidth()));
  }

  private static Tensor input(Graph graph, Operator operator, int position) {
    return graph.input(operator, position).orElseThrow();
  }
}
