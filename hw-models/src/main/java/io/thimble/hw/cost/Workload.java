package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.EnumMap;
import java.util.stream.IntStream;

/**
 * How much a graph computes with, counted as "Hello Edge" (arXiv 1711.07128) does: one
 * multiply-accumulate for each use of a weight.
 *
 * @param macs multiply-accumulates of one inference, by kind of operator
 * @param parameters weights and biases, each tensor once
 */
record Workload(MacsByKind macs, long parameters) {
  private static final int FIRST_LSTM_WEIGHTS = 1;
  private static final int AFTER_LSTM_WEIGHTS = 9;

  static Workload of(Graph graph) {
    var macs = new EnumMap<OperatorKind, Long>(OperatorKind.class);
    for (var operator : graph.operators()) {
      macs.merge(kind(operator.operation()), macs(graph, operator), Long::sum);
    }
    long parameters =
        graph.operators().stream()
            .filter(operator -> hasWeights(operator.operation()))
            .flatMap(operator -> operator.inputs().stream().skip(1))
            .filter(index -> index != Operator.ABSENT)
            .distinct()
            .map(graph.tensors()::get)
            .filter(Tensor::constant)
            .mapToLong(Tensor::elements)
            .sum();
    return new Workload(MacsByKind.of(macs), parameters);
  }

  private static OperatorKind kind(Operation operation) {
    return switch (operation) {
      case Operation.Convolution(var window, _) -> MacsByKind.convolution(window);
      case Operation.DepthwiseConvolution _ -> OperatorKind.DEPTHWISE;
      case Operation.AveragePool _, Operation.MaxPool _, Operation.Unknown _ -> OperatorKind.OTHER;
      case Operation.Plain plain ->
          switch (plain) {
            case FULLY_CONNECTED -> OperatorKind.DENSE;
            case UNIDIRECTIONAL_SEQUENCE_LSTM -> OperatorKind.RECURRENT;
            case ADD, LOGISTIC, MEAN, MUL, QUANTIZE, RESHAPE, SOFTMAX, STRIDED_SLICE, SVDF ->
                OperatorKind.OTHER;
          };
    };
  }

  private static boolean hasWeights(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _ -> true;
      case Operation.AveragePool _, Operation.MaxPool _, Operation.Unknown _ -> false;
      case Operation.Plain plain ->
          switch (plain) {
            case FULLY_CONNECTED, SVDF, UNIDIRECTIONAL_SEQUENCE_LSTM -> true;
            case ADD, LOGISTIC, MEAN, MUL, QUANTIZE, RESHAPE, SOFTMAX, STRIDED_SLICE -> false;
          };
    };
  }

  private static long macs(Graph graph, Operator operator) {
    return switch (operator.operation()) {
      case Operation.Convolution(var window, _) ->
          graph.output(operator).elements() * window.area() * input(graph, operator, 0).depth();
      case Operation.DepthwiseConvolution(var window, _) ->
          graph.output(operator).elements() * window.area();
      case Operation.AveragePool _, Operation.MaxPool _, Operation.Unknown _ -> 0;
      case Operation.Plain plain -> macs(graph, operator, plain);
    };
  }

  private static long macs(Graph graph, Operator operator, Operation.Plain plain) {
    return switch (plain) {
      case FULLY_CONNECTED -> graph.output(operator).elements() * input(graph, operator, 1).depth();
      case SVDF -> input(graph, operator, 1).elements() + input(graph, operator, 2).elements();
      case UNIDIRECTIONAL_SEQUENCE_LSTM -> {
        var output = graph.output(operator);
        long weights =
            IntStream.range(FIRST_LSTM_WEIGHTS, AFTER_LSTM_WEIGHTS)
                .mapToObj(position -> graph.input(operator, position))
                .mapToLong(tensor -> tensor.map(Tensor::elements).orElse(0L))
                .sum();
        yield output.elements() / Math.max(1, output.depth()) * weights;
      }
      case ADD, LOGISTIC, MEAN, MUL, QUANTIZE, RESHAPE, SOFTMAX, STRIDED_SLICE -> 0;
    };
  }

  private static Tensor input(Graph graph, Operator operator, int position) {
    return graph.input(operator, position).orElseThrow();
  }
}
