package io.thimble.worker.score;

import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.List;

/**
 * What the layers' javadoc says that they compute, in double precision, with the weights of a
 * written model: independent of the operators that they were lowered to.
 */
final class RecurrentArithmetic {
  private static final int LOOP_BODY = 2;
  private final Model model;
  private final LoopValues values;
  private final List<Operator> matrices;
  private final int graph;
  private int next;

  RecurrentArithmetic(Model model, LoopValues values) {
    this.model = model;
    this.values = values;
    this.graph = model.graphs().size() > 1 ? LOOP_BODY : 0;
    this.matrices =
        model.graphs().get(graph).operators().stream()
            .filter(
                operator ->
                    operator.operation() instanceof Operation.FullyConnected
                        || operator.operation() == Operation.Plain.UNIDIRECTIONAL_SEQUENCE_LSTM)
            .toList();
  }

  /** What the classifier makes of the last layer's state after the last step. */
  double[] logits(Recurrent stack, double[][] steps) {
    double[] state = run(stack, steps);
    var classifier = model.main().operators().get(model.main().operators().size() - 2);
    return multiply(0, classifier, 1, classifier.inputs().get(2), state);
  }

  private double[] run(Recurrent stack, double[][] steps) {
    double[][] sequence = steps;
    for (int layer = 0; layer < stack.layers(); layer++) {
      sequence =
          switch (stack) {
            case Gru gru -> gru(gru.units(), sequence);
            case ProjectedLstm lstm -> projected(lstm, sequence);
            case Lstm lstm -> fused(lstm.units(), sequence);
          };
    }
    return sequence[sequence.length - 1];
  }

  private double[][] gru(int units, double[][] steps) {
    var layer = matrices.subList(next, next += 4);
    var gatesOfInput = matrix(layer, true, 2 * units);
    var gatesOfState = matrix(layer, false, 2 * units);
    var candidateOfInput = matrix(layer, true, units);
    var candidateOfState = matrix(layer, false, units);
    double[] h = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] gates = sum(multiply(gatesOfInput, steps[t]), multiply(gatesOfState, h));
      double[] fromInput = multiply(candidateOfInput, steps[t]);
      double[] fromState = multiply(candidateOfState, h);
      double[] result = new double[units];
      for (int i = 0; i < units; i++) {
        double n = Math.tanh(fromInput[i] + sigmoid(gates[i]) * fromState[i]);
        result[i] = n + sigmoid(gates[units + i]) * (h[i] - n);
      }
      h = result;
      states[t] = h;
    }
    return states;
  }

  private double[][] projected(ProjectedLstm lstm, double[][] steps) {
    int units = lstm.units();
    var layer = matrices.subList(next, next += 3);
    var ofInput = matrix(layer, true, 4 * units);
    var ofState = matrix(layer, false, 4 * units);
    var projection = matrix(layer, false, lstm.projection());
    double[] h = new double[lstm.projection()];
    double[] c = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] gates = sum(multiply(ofInput, steps[t]), multiply(ofState, h));
      double[] shown = new double[units];
      for (int i = 0; i < units; i++) {
        c[i] =
            sigmoid(gates[units + i]) * c[i] + sigmoid(gates[i]) * Math.tanh(gates[3 * units + i]);
        shown[i] = sigmoid(gates[2 * units + i]) * Math.tanh(c[i]);
      }
      h = multiply(projection, shown);
      states[t] = h;
    }
    return states;
  }

  private double[][] fused(int units, double[][] steps) {
    var lstm = matrices.get(next++);
    double[] h = new double[units];
    double[] c = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[][] gates = new double[4][];
      for (int gate = 0; gate < 4; gate++) {
        gates[gate] =
            sum(
                multiply(lstm, 1 + gate, lstm.inputs().get(12 + gate), steps[t]),
                multiply(lstm, 5 + gate, -1, h));
      }
      double[] result = new double[units];
      for (int i = 0; i < units; i++) {
        c[i] = sigmoid(gates[1][i]) * c[i] + sigmoid(gates[0][i]) * Math.tanh(gates[2][i]);
        result[i] = sigmoid(gates[3][i]) * Math.tanh(c[i]);
      }
      h = result;
      states[t] = h;
    }
    return states;
  }

  /** The matrix of a layer with this many rows, which has biases if it reads the input. */
  private Operator matrix(List<Operator> layer, boolean biased, int rows) {
    return layer.stream()
        .filter(operator -> biased == operator.inputs().size() > 2)
        .filter(
            operator ->
                rows
                    == model
                        .graphs()
                        .get(graph)
                        .tensors()
                        .get(operator.inputs().get(1))
                        .dimension(0))
        .findFirst()
        .orElseThrow();
  }

  private double[] multiply(Operator matrix, double[] input) {
    var inputs = matrix.inputs();
    return multiply(matrix, 1, inputs.size() > 2 ? inputs.get(2) : -1, input);
  }

  private double[] multiply(Operator operator, int position, int biases, double[] input) {
    return multiply(graph, operator, position, biases, input);
  }

  private double[] multiply(
      int graph, Operator operator, int position, int biases, double[] input) {
    int weights = operator.inputs().get(position);
    int rows = model.graphs().get(graph).tensors().get(weights).dimension(0);
    double[] result = new double[rows];
    for (int row = 0; row < rows; row++) {
      result[row] = biases < 0 ? 0 : values.real(graph, biases, row);
      for (int i = 0; i < input.length; i++) {
        result[row] += values.real(graph, weights, row * input.length + i) * input[i];
      }
    }
    return result;
  }

  private static double[] sum(double[] one, double[] other) {
    double[] result = one.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += other[i];
    }
    return result;
  }

  private static double sigmoid(double value) {
    return 1 / (1 + Math.exp(-value));
  }
}
