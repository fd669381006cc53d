package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Walks through a model operator by operator, into its loops and out again. */
final class Breakdown {
  private static final int FIRST_LSTM_WEIGHTS = 1;
  private static final int AFTER_LSTM_WEIGHTS = 9;
  private static final int LSTM_PRODUCTS = 3;

  private record Place(int graph, int index) {}

  private final Model model;
  private final Set<Place> countedTensors = new HashSet<>();
  private final Map<Place, OperatorCost> costs = new LinkedHashMap<>();
  private final Set<Integer> walked = new HashSet<>();

  Breakdown(Model model) {
    this.model = model;
  }

  List<OperatorCost> costs() {
    walk(0, 1);
    for (int i = 0; i < model.graphs().size(); i++) {
      if (!walked.contains(i)) {
        walk(i, 0);
      }
    }
    return List.copyOf(costs.values());
  }

  private void walk(int index, long turns) {
    walked.add(index);
    var graph = model.graphs().get(index);
    for (int i = 0; i < graph.operators().size(); i++) {
      var operator = graph.operators().get(i);
      costs.merge(new Place(index, i), cost(index, graph, i, turns), OperatorCost::again);
      if (operator.operation() instanceof Operation.While(int condition, int body)) {
        long inner = turns * Loops.turns(model, graph, operator).orElse(1);
        walk(condition, inner + turns);
        walk(body, inner);
      }
    }
  }

  private OperatorCost cost(int index, Graph graph, int operatorIndex, long turns) {
    var operator = graph.operators().get(operatorIndex);
    long parameters = 0;
    long constantBytes = 0;
    long inputBytes = 0;
    for (int position = 0; position < operator.inputs().size(); position++) {
      var tensor = graph.optionalInput(operator, position);
      if (tensor == null) {
        continue;
      }
      if (!tensor.constant()) {
        inputBytes += tensor.bytes();
      } else if (countedTensors.add(new Place(index, operator.inputs().get(position)))) {
        constantBytes += tensor.bytes();
        parameters += hasWeights(operator.operation()) ? tensor.elements() : 0;
      }
    }
    var shape = operator.outputs().isEmpty() ? List.<Integer>of() : shape(graph.output(operator));
    return new OperatorCost(
        index,
        operatorIndex,
        operator.operation().name(),
        index == 0 ? kind(operator.operation()) : OperatorKind.RECURRENT,
        turns,
        turns * macs(graph, operator, index > 0),
        parameters,
        constantBytes,
        inputBytes,
        operator.outputs().stream().mapToLong(i -> graph.tensors().get(i).bytes()).sum(),
        shape);
  }

  private static List<Integer> shape(Tensor tensor) {
    return tensor.shape().stream().boxed().toList();
  }

  private static OperatorKind kind(Operation operation) {
    return switch (operation) {
      case Operation.Convolution convolution -> Workload.convolution(convolution.window());
      case Operation.DepthwiseConvolution _ -> OperatorKind.DEPTHWISE;
      case Operation.FullyConnected _ -> OperatorKind.DENSE;
      case Operation.AveragePool _,
          Operation.MaxPool _,
          Operation.Gather _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Unknown _ ->
          OperatorKind.OTHER;
      case Operation.Plain plain ->
          plain == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM
              ? OperatorKind.RECURRENT
              : OperatorKind.OTHER;
    };
  }

  private static boolean hasWeights(Operation operation) {
    return switch (operation) {
      case Operation.Convolution _, Operation.DepthwiseConvolution _, Operation.FullyConnected _ ->
          true;
      case Operation.AveragePool _,
          Operation.MaxPool _,
          Operation.Gather _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Unknown _ ->
          false;
      case Operation.Plain plain ->
          plain == Operation.Plain.SVDF || plain == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM;
    };
  }

  private static long macs(Graph graph, Operator operator, boolean inLoop) {
    return switch (operator.operation()) {
      case Operation.Convolution convolution ->
          graph.output(operator).elements()
              * convolution.window().area()
              * graph.input(operator, 0).depth();
      case Operation.DepthwiseConvolution depthwise ->
          graph.output(operator).elements() * depthwise.window().area();
      case Operation.FullyConnected _ ->
          graph.output(operator).elements() * graph.input(operator, 1).depth();
      case Operation.AveragePool _,
          Operation.MaxPool _,
          Operation.Gather _,
          Operation.Split _,
          Operation.StridedSlice _,
          Operation.While _,
          Operation.Unknown _ ->
          0;
      case Operation.Plain plain -> macs(graph, operator, plain, inLoop);
    };
  }

  private static long macs(Graph graph, Operator operator, Operation.Plain plain, boolean inLoop) {
    return switch (plain) {
      case SVDF -> graph.input(operator, 1).elements() + graph.input(operator, 2).elements();
      case UNIDIRECTIONAL_SEQUENCE_LSTM -> {
        var output = graph.output(operator);
        int units = Math.max(1, output.depth());
        long weights =
            IntStream.range(FIRST_LSTM_WEIGHTS, AFTER_LSTM_WEIGHTS)
                .mapToObj(position -> graph.optionalInput(operator, position))
                .mapToLong(tensor -> tensor == null ? 0 : tensor.elements())
                .sum();
        yield output.elements() / units * (weights + (long) LSTM_PRODUCTS * units);
      }
      // As in Recurrent: the products of a cell written as a loop count, those elsewhere do not.
      case MUL -> inLoop ? graph.output(operator).elements() : 0;
      case ADD, CAST, LESS, LOGISTIC, MEAN, QUANTIZE, RESHAPE, SOFTMAX, SUB, TANH -> 0;
    };
  }
}
