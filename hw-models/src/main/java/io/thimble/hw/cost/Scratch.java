package io.thimble.hw.cost;

import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;

/**
 * The buffers that an operator needs only while it runs, in the order in which its kernel asks for
 * them. Source: TFLM's kernels and, for CMSIS-NN, its {@code arm_..._get_buffer_size} functions;
 * those for vector instructions (MVE) and those for int16 were read and not measured.
 */
final class Scratch {
  private static final int REFERENCE_LSTM_BUFFERS = 4;
  private static final int CMSIS_NN_LSTM_BUFFERS = 3;

  /** CMSIS-NN, arm_nnsupportfunctions.h: {@code CH_IN_BLOCK_MVE} channels, 4 of them int8. */
  private static final int MVE_DEPTHWISE_BYTES = 4 * 124;

  private final Graph graph;
  private final Operator operator;
  private final Target target;
  private final int firstStep;
  private final int lastStep;
  private final PlannedBuffers buffers;

  private Scratch(
      Graph graph,
      Operator operator,
      Target target,
      int firstStep,
      int lastStep,
      PlannedBuffers buffers) {
    this.graph = graph;
    this.operator = operator;
    this.target = target;
    this.firstStep = firstStep;
    this.lastStep = lastStep;
    this.buffers = buffers;
  }

  /** Adds the buffers of an operator, which is busy from the first to the last step. */
  static void request(
      Graph graph,
      Operator operator,
      Target target,
      int firstStep,
      int lastStep,
      PlannedBuffers buffers) {
    new Scratch(graph, operator, target, firstStep, lastStep, buffers).request();
  }

  /** Whether any operator of a model needs some on a target. */
  static boolean isNeeded(Model model, Target target) {
    if (target.cmsisNn()) {
      return true;
    }
    for (int i = 0; i < model.graphs().size(); i++) {
      var operators = model.graphs().get(i).operators();
      for (int k = 0; k < operators.size(); k++) {
        var operation = operators.get(k).operation();
        if (operation == Operation.Plain.MEAN
            || operation == Operation.Plain.SVDF
            || operation == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM) {
          return true;
        }
      }
    }
    return false;
  }

  private void request() {
    switch (operator.operation()) {
      case Operation.Convolution convolution -> {
        if (target.cmsisNn()) {
          requestConvolution(convolution.window());
        }
      }
      case Operation.DepthwiseConvolution depthwise -> {
        // TFLM calls arm_depthwise_conv_s16 for int16, which needs none.
        if (target.cmsisNn() && !isWide()) {
          requestDepthwise(depthwise.window(), depthwise.dilated());
        }
      }
      case Operation.FullyConnected _ -> {
        // arm_fully_connected_s16_get_buffer_size is 0.
        if (target.cmsisNn() && !isWide()) {
          requestFullyConnected();
        }
      }
      case Operation.AveragePool _ -> {
        if (target.cmsisNn() && !target.vectorInstructions()) {
          add(4L * graph.output(operator).depth());
        }
      }
      case Operation.Plain plain -> requestPlain(plain);
      case Operation.MaxPool _,
          Operation.Gather _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Unknown _ -> {}
    }
  }

  private void requestPlain(Operation.Plain plain) {
    switch (plain) {
      case MEAN -> {
        add(4 * graph.output(operator).elements());
        add(4L * input(0).shape().size());
        add(4 * input(1).elements());
      }
      case SVDF -> {
        add(4L * input(1).dimension(0));
        add(4L * graph.output(operator).depth());
      }
      case UNIDIRECTIONAL_SEQUENCE_LSTM -> {
        int count = target.cmsisNn() ? CMSIS_NN_LSTM_BUFFERS : REFERENCE_LSTM_BUFFERS;
        for (int i = 0; i < count; i++) {
          add(2L * graph.output(operator).depth());
        }
      }
      case ADD, CAST, LESS, LOGISTIC, MUL, QUANTIZE, RESHAPE, SOFTMAX, SUB, TANH -> {}
    }
  }

  /**
   * {@code arm_convolve_wrapper_s8_get_buffer_size}: columns for two outputs in int16 (vector
   * instructions: for four, in int8, 16 at a time), and none for a 1 x 1 kernel, which is never
   * padded. {@code arm_convolve_wrapper_s16_get_buffer_size}: columns for two outputs (vector
   * instructions: for four, 8 at a time) for any kernel.
   */
  private void requestConvolution(Window window) {
    long columns = (long) window.area() * input(0).depth();
    if (isWide()) {
      add(target.vectorInstructions() ? 64 * Math.ceilDiv(columns, 8) : 4 * columns);
    } else if (window.area() != 1) {
      add(target.vectorInstructions() ? 64 * Math.ceilDiv(columns, 16) : 4 * ((columns + 3) & -4));
    }
  }

  /**
   * {@code arm_depthwise_conv_wrapper_s8_get_buffer_size}: a kernel's columns in int16, and none
   * for 3 x 3 with at most one zero before the first step, which is all that padding adds.
   */
  private void requestDepthwise(Window window, boolean dilated) {
    var input = input(0);
    int channels = graph.output(operator).depth();
    if (input.depth() != channels || input.dimension(0) != 1 || dilated) {
      return;
    }
    if (target.vectorInstructions()) {
      add((long) MVE_DEPTHWISE_BYTES * window.area());
      return;
    }
    boolean threeByThree = window.kernelHeight() == 3 && window.kernelWidth() == 3;
    if (!threeByThree) {
      add(2L * channels * window.area());
    }
  }

  /** The per-channel path that CMSIS-NN takes for outputs of three and more dimensions. */
  private void requestFullyConnected() {
    var output = graph.output(operator);
    boolean manyDimensions = output.shape().size() >= 3 && output.depth() % 4 == 0;
    if (manyDimensions && input(1).scales() == 1) {
      add(8L * output.depth());
    } else if (target.vectorInstructions()) {
      add(4L * output.depth());
    }
  }

  private boolean isWide() {
    return input(0).type() == ElementType.INT16;
  }

  private Tensor input(int position) {
    return graph.input(operator, position);
  }

  private void add(long bytes) {
    buffers.add(bytes, firstStep, lastStep, PlannedBuffers.ANYWHERE);
  }
}
