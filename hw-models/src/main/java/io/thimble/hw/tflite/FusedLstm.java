package io.thimble.hw.tflite;

import java.util.Arrays;

/**
 * {@code UNIDIRECTIONAL_SEQUENCE_LSTM} in int8 with an int16 cell (TensorFlow Lite,
 * unidirectional_sequence_lstm.cc): 24 inputs, of which those for peepholes, projection and layer
 * normalization are left out, and two variables. TensorFlow Lite also wants five intermediates, the
 * last of which carries the hidden state's scale. They are empty, as TFLM rejects others.
 */
final class FusedLstm {
  private static final int INPUTS = 24;
  private static final int FIRST_WEIGHTS = 1;
  private static final int GATES = 4;
  private static final int FIRST_BIASES = 12;
  private static final int STATE = 18;
  private static final int CELL = 19;

  private FusedLstm() {}

  /**
   * Adds one layer.
   *
   * @param sequence index of its input, 1 x steps x features
   * @return index of its output, 1 x steps x units
   */
  static int add(GraphBuilder graph, int sequence, int steps, int features, int units) {
    int[] inputs = new int[INPUTS];
    Arrays.fill(inputs, Operator.ABSENT);
    inputs[0] = sequence;
    for (int gate = 0; gate < GATES; gate++) {
      inputs[FIRST_WEIGHTS + gate] =
          graph.add(Tensor.constant(ElementType.INT8, 1, units, features));
    }
    for (int gate = 0; gate < GATES; gate++) {
      inputs[FIRST_WEIGHTS + GATES + gate] =
          graph.add(Tensor.constant(ElementType.INT8, 1, units, units));
    }
    for (int gate = 0; gate < GATES; gate++) {
      inputs[FIRST_BIASES + gate] = graph.add(Tensor.constant(ElementType.INT32, 0, units));
    }
    inputs[STATE] = graph.add(Tensor.variable(ElementType.INT8, 1, units));
    inputs[CELL] = graph.add(Tensor.variable(ElementType.INT16, 1, units));
    int unused = graph.add(Tensor.unscaled(ElementType.FLOAT32, 0));
    int hidden = graph.add(Tensor.activation(ElementType.INT8, 0));
    int output = graph.add(Tensor.activation(ElementType.INT8, 1, steps, units));
    graph.add(
        new Operator(
            Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM,
            IntVector.owning(inputs),
            IntVector.owning(output),
            IntVector.owning(unused, unused, unused, unused, hidden)));
    return output;
  }
}
