package io.thimble.hw.tflite;

import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * What fully connected and recurrent kernels take for granted (TensorFlow Lite, fully_connected.cc,
 * svdf.cc, unidirectional_sequence_lstm.cc).
 */
final class MatrixCheck {
  private static final int LSTM_INPUTS = 24;
  private static final int LSTM_INTERMEDIATES = 5;
  private static final int FIRST_BIASES = 12;
  private static final int STATE = 18;
  private static final int CELL = 19;

  private MatrixCheck() {}

  static long fullyConnected(Inspected operator) {
    var keepsDimensions = false;
    if (operator.hasOptions()) {
      var options = operator.options(BuiltinOptions.FullyConnectedOptions);
      operator.require(options.byteField(1, 0) == 0, "its weights are shuffled");
      operator.require(options.byteField(3, 0) == 0, "it quantizes its input by itself");
      keepsDimensions = options.byteField(2, 0) != 0;
    }
    operator.requireInputs(2, 3);
    var input = operator.activation(0);
    var weights = operator.weights(1, 2, 0);
    int units = weights.shape().get(0);
    int size = weights.shape().get(1);
    operator.require(
        units > 0 && size > 0 && input.elements() > 0 && input.elements() % size == 0,
        "its weights %s do not fit %s".formatted(weights.shape(), input.shape()));
    operator.checkBiases(2, input.type(), units);
    int batch = Math.toIntExact(input.elements() / size);
    if (keepsDimensions) {
      int[] shape = input.shape().stream().toArray();
      operator.require(shape.length > 0 && input.depth() == size, "its input has another depth");
      shape[shape.length - 1] = units;
      operator.requireOutput(input.type(), shape);
    } else {
      operator.requireOutput(input.type(), batch, units);
    }
    return batch * weights.elements();
  }

  static long svdf(Inspected operator) {
    var options = operator.options(BuiltinOptions.SVDFOptions);
    int rank = options.intField(0, 0);
    operator.requireInputs(5, 5);
    var input = operator.activation(0);
    var features = operator.weights(1, 2, 0);
    var time = operator.in(2);
    int filters = features.shape().get(0);
    operator.require(
        input.type() == ElementType.INT8
            && input.shape().size() == 2
            && input.elements() > 0
            && filters > 0
            && features.shape().get(1) == input.shape().get(1),
        "its weights %s do not fit %s".formatted(features.shape(), input.shape()));
    operator.require(rank > 0 && filters % rank == 0, "its rank is %d".formatted(rank));
    operator.require(
        time.constant()
            && time.type() == ElementType.INT16
            && time.shape().size() == 2
            && time.shape().get(0) == filters
            && operator.inScales(2).scales().size() == 1,
        "its weights in time %s do not fit".formatted(time.shape()));
    operator.checkBiases(3, ElementType.INT8, filters / rank);
    int batch = input.shape().get(0);
    operator.requireShape(operator.in(4), ElementType.INT16, batch, time.shape().get(1) * filters);
    requireVariable(operator, 4);
    operator.requireOutput(ElementType.INT8, batch, filters / rank);
    return batch * (features.elements() + time.elements());
  }

  static long lstm(Inspected operator) {
    var options = operator.options(BuiltinOptions.UnidirectionalSequenceLSTMOptions);
    operator.require(options.byteField(3, 0) == 0, "time is its first dimension");
    operator.requireInputs(LSTM_INPUTS, LSTM_INPUTS);
    var input = operator.activation(0);
    operator.require(
        input.type() == ElementType.INT8 && input.shape().size() == 3 && input.elements() > 0,
        "its input %s is no sequence of int8".formatted(input.shape()));
    int batch = input.shape().get(0);
    int units = operator.weights(1, 2, 0).shape().get(0);
    operator.require(units > 0, "it has no units");
    for (int position = 1; position < LSTM_INPUTS; position++) {
      if (position <= 8) {
        operator.requireShape(
            operator.weights(position, 2, 0),
            ElementType.INT8,
            units,
            position <= 4 ? input.depth() : units);
        operator.require(
            operator.inScales(position).scales().size() == 1, "its weights have scales by channel");
      } else if (FIRST_BIASES <= position && position < FIRST_BIASES + 4) {
        operator.require(operator.has(position), "a gate has no biases");
        operator.checkBiases(position, ElementType.INT8, units);
      } else if (position != STATE && position != CELL) {
        operator.require(!operator.has(position), "input %d is not supported".formatted(position));
      }
    }
    operator.requireShape(operator.in(STATE), ElementType.INT8, batch, units);
    operator.requireShape(operator.in(CELL), ElementType.INT16, batch, units);
    requireVariable(operator, STATE);
    requireVariable(operator, CELL);
    checkIntermediates(operator);
    operator.requireOutput(ElementType.INT8, batch, input.shape().get(1), units);
    return 4L * batch * input.shape().get(1) * units * (units + input.depth());
  }

  /** TensorFlow Lite reads the scale of the last one without a look whether there is one. */
  private static void checkIntermediates(Inspected operator) {
    var intermediates = operator.operator().intermediates();
    operator.require(
        intermediates.size() == LSTM_INTERMEDIATES
            && operator.scales().get(intermediates.last()).scales().size() == 1,
        "its intermediates (%s) are not five with a scale at the end".formatted(intermediates));
  }

  private static void requireVariable(Inspected operator, int position) {
    operator.require(
        operator.in(position).variable() && operator.inScales(position).scales().size() == 1,
        "input %d is no variable with a scale".formatted(position));
  }
}
