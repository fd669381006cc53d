package io.thimble.hw.tflite;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;

/** One step of all layers of a stack, wherever it stands: in a loop's body, or one of many. */
final class StackSteps {
  private final Recurrent stack;
  private final FeatureMap map;
  private final LoopOrder first;

  /**
   * Steps of a stack.
   *
   * @param map what enters the stack
   * @param first the order of the first layer
   */
  StackSteps(Recurrent stack, FeatureMap map, LoopOrder first) {
    this.stack = stack;
    this.map = map;
    this.first = first;
  }

  /** Values of the states of all layers, then of the cells of all layers that have one. */
  int[] stateSizes() {
    int layers = stack.layers();
    int[] sizes = new int[stack instanceof ProjectedLstm ? 2 * layers : layers];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] =
          i >= layers && stack instanceof ProjectedLstm lstm ? lstm.units() : stack.stateUnits();
    }
    return sizes;
  }

  /** Adds the cast of an int8 step's features to int16, which keeps the integers. */
  static int widen(GraphBuilder graph, int narrow) {
    return graph.add(
        Operation.Plain.CAST,
        new Tensor(
            ElementType.INT16, graph.tensor(narrow).shape(), false, false, 1, IntVector.EMPTY),
        narrow);
  }

  /**
   * Adds a step of all layers.
   *
   * @param features index of the int16 features of the step
   * @param states indices of states and cells in the order of {@link #stateSizes}, from {@code
   *     offset} on, which are replaced by those after the step
   */
  void add(LoopSteps steps, int features, int[] states, int offset) {
    int layers = stack.layers();
    int input = features;
    for (int layer = 0; layer < layers; layer++) {
      int state = offset + layer;
      int size = stack.inputs(map, layer);
      var order = layer == 0 ? first : LoopOrder.of(stack, size);
      switch (stack) {
        case Gru gru -> states[state] = steps.gru(input, size, states[state], gru.units(), order);
        case ProjectedLstm lstm -> {
          int cell = state + layers;
          var step = steps.projectedLstm(input, size, states[state], states[cell], lstm, order);
          states[cell] = step.cell();
          states[state] = step.state();
        }
        case Lstm lstm ->
            throw new IllegalArgumentException(
                "The layer (%s) needs no loop. Maybe use the fused operator.".formatted(lstm));
      }
      input = states[state];
    }
  }
}
