package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The integers of a quantized network, by the tensors of its graphs. Layers take operators of the
 * main graph in order: one for a {@link QuantizedKernel}; for an LSTM a reshape where the input is
 * no sequence yet, one for each layer of its stack and a slice; for a loop the loop itself and the
 * step back to int8.
 */
final class LayerValues implements TrainedValues {
  private final List<TensorValues> graphs = new ArrayList<>();
  private final Model model;
  private final TensorValues values;
  private int next;

  /**
   * Lays a network's integers over its model.
   *
   * @throws IllegalArgumentException when a layer's integers do not fit its tensors, or a scale is
   *     none that the runtimes can compute with
   */
  LayerValues(QuantizedNetwork network, Model model) {
    this.model = model;
    for (var graph : model.graphs()) {
      graphs.add(new TensorValues(graph));
    }
    values = graphs.getFirst();
    var entering = network.input();
    values.activation(model.main().inputs().get(0), entering);
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      var place = "layer %d (%s)".formatted(i, layer.layer());
      graphs.forEach(graph -> graph.enter(place));
      switch (layer) {
        case QuantizedKernel kernel -> add(kernel, entering);
        case QuantizedLstm lstm -> add(lstm, entering);
        case QuantizedLoop loop -> add(loop, entering);
      }
      entering = layer.output();
    }
  }

  @Override
  public float scale(int graph, int tensor, int channel) {
    return graphs.get(graph).scale(tensor, channel);
  }

  @Override
  public int zeroPoint(int graph, int tensor) {
    return graphs.get(graph).zeroPoint(tensor);
  }

  @Override
  public void put(int graph, int tensor, ByteBuffer room) {
    graphs.get(graph).put(tensor, room);
  }

  private Operator operator() {
    return model.main().operators().get(next++);
  }

  private void add(QuantizedKernel kernel, Quantization entering) {
    var operator = operator();
    values.activation(operator.outputs().get(0), kernel.output());
    if (operator.inputs().size() > 1) {
      values.weights(operator.inputs().get(1), kernel.weights(), kernel.weightScales());
      var biasScales = kernel.weightScales().clone();
      for (int i = 0; i < biasScales.length; i++) {
        biasScales[i] *= entering.scale();
      }
      values.biases(operator.inputs().get(2), kernel.biases(), biasScales);
    }
  }

  private void add(QuantizedLstm lstm, Quantization entering) {
    var operator = operator();
    if (operator.operation() == Operation.Plain.RESHAPE) {
      values.activation(operator.outputs().get(0), entering);
      operator = operator();
    }
    var sequence = entering;
    for (var level : lstm.levels()) {
      FusedLstm.fill(values, operator, level, sequence);
      sequence = level.state();
      operator = operator();
    }
    values.activation(operator.outputs().get(0), lstm.output());
  }

  private void add(QuantizedLoop loop, Quantization entering) {
    var operator = operator();
    var states = states(loop);
    if (!(operator.operation() instanceof Operation.While turn)) {
      addUnrolled(loop, entering, operator, states);
      return;
    }
    fill(values, operator.inputs(), entering, states);
    fill(values, operator.outputs(), entering, states);
    for (int index : new int[] {turn.condition(), turn.body()}) {
      fill(graphs.get(index), model.graphs().get(index).inputs(), entering, states);
    }
    var body = model.graphs().get(turn.body());
    new LoopValues(graphs.get(turn.body()), loop).fill(body, entering);
    values.activation(operator().outputs().get(0), loop.output());
  }

  /** The sequence is cut into steps, each of which has operators of its own up to the last. */
  private void addUnrolled(
      QuantizedLoop loop, Quantization entering, Operator split, List<Float> states) {
    var operators = model.main().operators();
    int last = next;
    while (operators.get(last).operation() != Operation.Plain.QUANTIZE) {
      last++;
    }
    split.outputs().stream().forEach(part -> values.activation(part, entering));
    int firstState = split.inputs().get(0) - states.size();
    for (int i = 0; i < states.size(); i++) {
      values.symmetric(firstState + i, states.get(i));
    }
    int length = (last - next) / split.outputs().size();
    while (next < last) {
      var step = operators.subList(next, next + length);
      new LoopValues(values, loop).fill(model.main(), step, entering);
      next += length;
    }
    values.activation(operator().outputs().get(0), loop.output());
  }

  /** Scales of the states of all layers, then of the cells of all layers that have one. */
  private static List<Float> states(QuantizedLoop loop) {
    var scales = new ArrayList<Float>();
    loop.levels().forEach(level -> scales.add(level.state()));
    loop.levels().forEach(level -> scales.addAll(level.cells()));
    return scales;
  }

  /** What a loop carries: the step, which has no scale, the sequence, the states. */
  private static void fill(
      TensorValues values, IntVector carried, Quantization sequence, List<Float> states) {
    values.activation(carried.get(1), sequence);
    for (int i = 0; i < states.size(); i++) {
      values.symmetric(carried.get(2 + i), states.get(i));
    }
  }
}
