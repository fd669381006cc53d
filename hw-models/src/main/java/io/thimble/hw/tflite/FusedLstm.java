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

  /**
   * The cell's scale is a power of two, at most 2^-9 (unidirectional_sequence_lstm.cc); its
   * hyperbolic tangent takes 0 to 6 integer bits (portable_tensor_utils.cc, {@code
   * PortableApplyTanh}).
   */
  private static final int LEAST_CELL_EXPONENT = -15;

  private static final int MOST_CELL_EXPONENT = -9;

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

  /**
   * Fills in the integers of one layer.
   *
   * @param sequence quantization of its input
   */
  static void fill(
      TensorValues values, Operator operator, QuantizedLstm.Level level, Quantization sequence) {
    var inputs = operator.inputs();
    for (int gate = 0; gate < GATES; gate++) {
      var ofInput = level.ofInput().get(gate);
      var ofState = level.ofState().get(gate);
      values.weights(inputs.get(FIRST_WEIGHTS + gate), ofInput.weights(), ofInput.scale());
      values.weights(inputs.get(FIRST_WEIGHTS + GATES + gate), ofState.weights(), ofState.scale());
      values.biases(
          inputs.get(FIRST_BIASES + gate),
          level.biases().get(gate),
          sequence.scale() * ofInput.scale());
    }
    if (level.cellExponent() < LEAST_CELL_EXPONENT || level.cellExponent() > MOST_CELL_EXPONENT) {
      throw new IllegalArgumentException(
          "The cell's scale in %s is 2^%d, and the runtimes take 2^%d to 2^%d. Maybe the cell grows without bounds."
              .formatted(
                  values.place(), level.cellExponent(), LEAST_CELL_EXPONENT, MOST_CELL_EXPONENT));
    }
    values.symmetric(inputs.get(CELL), level.cellScale());
    values.activation(inputs.get(STATE), level.state());
    values.activation(operator.outputs().get(0), level.state());
    values.activation(operator.intermediates().last(), level.state());
  }
}
