package io.thimble.hw.tflite;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Recurrent;
import java.util.List;

/**
 * A stack of recurrent layers as a loop over time: {@code WHILE (step < steps)}. The loop carries
 * the step, the sequence and the states of all layers; one turn of it takes one step of all layers,
 * so that no sequence of states has to be kept.
 *
 * <p>Inside, activations are int16 and weights int8, as in the fused LSTM's cell: states that
 * change by less than an int8 step would otherwise stand still. The sequence stays int8 and is
 * widened step by step, by a cast that keeps the integers: int16 has no zero point, so that of the
 * sequence, times the weights, is part of the biases.
 */
final class LoopLowering {
  /** The axis of a sequence along which steps lie. */
  static final int TIME_AXIS = 1;

  private final GraphBuilder main;
  private final List<Graph> graphs;
  private final Recurrent stack;
  private final FeatureMap map;
  private final StackSteps steps;

  /**
   * A loop for a stack of layers.
   *
   * @param graphs receives the loop's condition and body, which follow the main graph
   * @param map what enters the stack
   * @param first the order of the first layer
   */
  LoopLowering(
      GraphBuilder main, List<Graph> graphs, Recurrent stack, FeatureMap map, LoopOrder first) {
    this.main = main;
    this.graphs = graphs;
    this.stack = stack;
    this.map = map;
    this.steps = new StackSteps(stack, map, first);
  }

  /** Adds the loop over a sequence, and says the index of the last layer's state after it. */
  int add(int sequence) {
    int[] states = steps.stateSizes();
    int[] inputs = new int[2 + states.length];
    inputs[0] = main.add(Tensor.scalar(0));
    inputs[1] = sequence;
    for (int i = 0; i < states.length; i++) {
      inputs[2 + i] = main.add(Tensor.constant(ElementType.INT16, 1, 1, states[i]));
    }
    int[] outputs = carried(main, main.tensor(sequence), states);
    graphs.add(condition(main.tensor(sequence), states));
    graphs.add(body(main.tensor(sequence), states));
    main.add(
        new Operator(
            new Operation.While(graphs.size() - 1, graphs.size()),
            IntVector.owning(inputs),
            IntVector.owning(outputs)));
    return outputs[2 + stack.layers() - 1];
  }

  /** Adds what the loop carries from turn to turn. */
  private static int[] carried(GraphBuilder graph, Tensor sequence, int[] states) {
    int[] indices = new int[2 + states.length];
    indices[0] = graph.add(Tensor.unscaled(ElementType.INT32));
    indices[1] = graph.add(sequence);
    for (int i = 0; i < states.length; i++) {
      indices[2 + i] = graph.add(LoopSteps.vector(states[i]));
    }
    return indices;
  }

  private Graph condition(Tensor sequence, int[] states) {
    var graph = new GraphBuilder();
    int[] inputs = carried(graph, sequence, states);
    int steps = graph.add(Tensor.scalar(map.height()));
    int goesOn =
        graph.add(Operation.Plain.LESS, Tensor.unscaled(ElementType.BOOL), inputs[0], steps);
    return graph.build(IntVector.owning(inputs), IntVector.owning(goesOn));
  }

  private Graph body(Tensor sequence, int[] states) {
    var graph = new GraphBuilder();
    int[] inputs = carried(graph, sequence, states);
    int[] outputs = inputs.clone();
    int one = graph.add(Tensor.scalar(1));
    var operators = new LoopSteps(graph, graph.add(Tensor.scalar(1)));
    int narrow =
        graph.add(new Operation.Gather(TIME_AXIS), oneStep(sequence), inputs[1], inputs[0]);
    steps.add(operators, StackSteps.widen(graph, narrow), outputs, 2);
    outputs[0] = graph.add(Operation.Plain.ADD, Tensor.unscaled(ElementType.INT32), inputs[0], one);
    return graph.build(IntVector.owning(inputs), IntVector.owning(outputs));
  }

  private static Tensor oneStep(Tensor sequence) {
    var shape = sequence.shape();
    int[] rest = new int[shape.size() - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = shape.get(i < TIME_AXIS ? i : i + 1);
    }
    return Tensor.activation(ElementType.INT8, rest);
  }
}
