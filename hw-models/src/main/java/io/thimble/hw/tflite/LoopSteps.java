package io.thimble.hw.tflite;

import io.thimble.hw.arch.ProjectedLstm;
import org.jspecify.annotations.Nullable;

/**
 * One step of a recurrent layer from the operators that TFLM has, with int16 activations and int8
 * weights. Biases of int16 matrices are int64 (TensorFlow Lite, fully_connected.cc).
 */
final class LoopSteps {
  /** Constants of three layers of a projected LSTM, far more than any space has. */
  private static final int MOST_CONSTANTS = 64;

  private final GraphBuilder graph;
  private final int axis;

  /** Indices of the constants in the order in which a step asks for them; null: none are shared. */
  private final int @Nullable [] constants;

  private int known;
  private int next;

  /**
   * Steps in the body of a loop.
   *
   * @param axis index of the constant 1, the axis along which gates lie side by side
   */
  LoopSteps(GraphBuilder graph, int axis) {
    this(graph, axis, null);
  }

  private LoopSteps(GraphBuilder graph, int axis, int @Nullable [] constants) {
    this.graph = graph;
    this.axis = axis;
    this.constants = constants;
  }

  /** Steps one behind the other, which all read the constants of the first. */
  static LoopSteps sharingConstants(GraphBuilder graph, int axis) {
    return new LoopSteps(graph, axis, new int[MOST_CONSTANTS]);
  }

  /** Begins a step. */
  void begin() {
    next = 0;
  }

  /**
   * What an LSTM's step leaves.
   *
   * @param cell index of the new cell
   * @param state index of the new state
   */
  record Step(int cell, int state) {}

  /** An int16 vector. */
  static Tensor vector(int elements) {
    return Tensor.activation(ElementType.INT16, 1, elements);
  }

  /**
   * Adds a step of {@link io.thimble.hw.arch.Gru}.
   *
   * @param features index of its input
   * @param size elements of its input
   * @param state index of its state
   * @param order what is done with first
   * @return index of the new state
   */
  int gru(int features, int size, int state, int units, LoopOrder order) {
    // The input is let go early where keeping it takes more than what comes of it.
    boolean early = order == LoopOrder.INPUT_FIRST;
    int gatesFromInput = matrix(features, size, 2 * units, true);
    int fromInput = early ? matrix(features, size, units, true) : 0;
    int gatesFromState = matrix(state, units, 2 * units, false);
    int sum = elementwise(Operation.Plain.ADD, gatesFromInput, gatesFromState, 2 * units);
    int reset = split(logistic(sum, 2 * units), 2, units);
    int update = reset + 1;
    fromInput = early ? fromInput : matrix(features, size, units, true);
    int fromState = matrix(state, units, units, false);
    int kept = elementwise(Operation.Plain.MUL, reset, fromState, units);
    int candidate = tanh(elementwise(Operation.Plain.ADD, fromInput, kept, units), units);
    int distance = elementwise(Operation.Plain.SUB, state, candidate, units);
    int back = elementwise(Operation.Plain.MUL, update, distance, units);
    return elementwise(Operation.Plain.ADD, candidate, back, units);
  }

  /**
   * Adds a step of {@link ProjectedLstm}.
   *
   * @param features index of its input
   * @param size elements of its input
   * @param state index of its state
   * @param cell index of its cell
   * @param order what is done with first
   */
  Step projectedLstm(
      int features, int size, int state, int cell, ProjectedLstm lstm, LoopOrder order) {
    int units = lstm.units();
    // Whichever takes more, the input or the state, is let go first.
    boolean stateFirst = order == LoopOrder.STATE_FIRST;
    int fromState = stateFirst ? matrix(state, lstm.projection(), 4 * units, false) : 0;
    int fromInput = matrix(features, size, 4 * units, true);
    fromState = stateFirst ? fromState : matrix(state, lstm.projection(), 4 * units, false);
    int sum = elementwise(Operation.Plain.ADD, fromInput, fromState, 4 * units);
    int gates = split(sum, 4, units);
    int forgetting = logistic(gates + 1, units);
    int old = elementwise(Operation.Plain.MUL, forgetting, cell, units);
    int entering = logistic(gates, units);
    int candidate = tanh(gates + 3, units);
    int fresh = elementwise(Operation.Plain.MUL, entering, candidate, units);
    int newCell = elementwise(Operation.Plain.ADD, old, fresh, units);
    int leaving = logistic(gates + 2, units);
    int shown = elementwise(Operation.Plain.MUL, leaving, tanh(newCell, units), units);
    return new Step(newCell, matrix(shown, units, lstm.projection(), false));
  }

  private int matrix(int input, int inputs, int units, boolean biased) {
    var operation = new Operation.FullyConnected(FusedActivation.NONE);
    int weights = constant(Tensor.constant(ElementType.INT8, 1, units, inputs));
    return biased
        ? graph.add(
            operation,
            vector(units),
            input,
            weights,
            constant(Tensor.constant(ElementType.INT64, 1, units)))
        : graph.add(operation, vector(units), input, weights);
  }

  private int constant(Tensor tensor) {
    if (constants == null) {
      return graph.add(tensor);
    }
    if (next == known) {
      constants[known++] = graph.add(tensor);
    }
    return constants[next++];
  }

  /** Index of the first part; the others follow it. */
  private int split(int gates, int parts, int units) {
    int[] outputs = new int[parts];
    for (int i = 0; i < parts; i++) {
      outputs[i] = graph.add(vector(units));
    }
    graph.add(
        new Operator(
            new Operation.Split(parts), IntVector.owning(axis, gates), IntVector.owning(outputs)));
    return outputs[0];
  }

  private int elementwise(Operation.Plain operation, int first, int second, int units) {
    return graph.add(operation, vector(units), first, second);
  }

  private int logistic(int input, int units) {
    return graph.add(Operation.Plain.LOGISTIC, vector(units), input);
  }

  private int tanh(int input, int units) {
    return graph.add(Operation.Plain.TANH, vector(units), input);
  }
}
