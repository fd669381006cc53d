package io.thimble.worker.score;

import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedLstm;
import io.thimble.hw.tflite.QuantizedMatrix;
import java.util.Arrays;

/**
 * TensorFlow Lite's fused LSTM in integers, written down independently (lstm_eval.cc, {@code
 * LstmStepInteger8x8_16}): gates in Q3.12, sigmoid and hyperbolic tangent in Q0.15, an int16 cell
 * with a power of two for its scale, an int8 state.
 */
final class LstmReference {
  private static final float GATE_SCALE = 1f / (1 << 12);
  private static final int GATE_BITS = 3;
  private static final int CANDIDATE = 2;

  private LstmReference() {}

  /** The last state of the top layer. */
  static byte[] run(QuantizedLstm lstm, byte[] sequence, Quantization entering, int steps) {
    var values = sequence;
    var quantization = entering;
    for (var level : lstm.levels()) {
      values = run(level, values, quantization, steps);
      quantization = level.state();
    }
    int units = lstm.layer().units();
    var last = new byte[units];
    System.arraycopy(values, (steps - 1) * units, last, 0, units);
    return last;
  }

  private static byte[] run(
      QuantizedLstm.Level level, byte[] sequence, Quantization entering, int steps) {
    int inputs = sequence.length / steps;
    int units = level.biases().getFirst().length;
    var state = new byte[units];
    Arrays.fill(state, (byte) level.state().zeroPoint());
    var cell = new int[units];
    var states = new byte[steps * units];
    for (int step = 0; step < steps; step++) {
      var input = new byte[inputs];
      System.arraycopy(sequence, step * inputs, input, 0, inputs);
      step(level, input, entering, state, cell);
      System.arraycopy(state, 0, states, step * units, units);
    }
    return states;
  }

  private static void step(
      QuantizedLstm.Level level, byte[] input, Quantization entering, byte[] state, int[] cell) {
    var gates = new int[QuantizedLstm.GATES][];
    for (int gate = 0; gate < gates.length; gate++) {
      var sums = new int[cell.length];
      add(sums, level.ofInput().get(gate), level.biases().get(gate), input, entering);
      add(sums, level.ofState().get(gate), new int[cell.length], state, level.state());
      for (int i = 0; i < sums.length; i++) {
        sums[i] =
            gate == CANDIDATE
                ? FixedPoint16.tanh(sums[i], GATE_BITS)
                : FixedPoint16.sigmoid(sums[i]);
      }
      gates[gate] = sums;
    }
    var shown = new Multiplier((float) (1.0 / (1L << 30) / level.state().scale()));
    for (int i = 0; i < cell.length; i++) {
      int kept = FixedPoint16.roundedShift(gates[1][i] * cell[i], 15);
      int fresh = FixedPoint16.roundedShift(gates[0][i] * gates[2][i], 30 + level.cellExponent());
      cell[i] = Math.clamp(kept + fresh, Short.MIN_VALUE, Short.MAX_VALUE);
      int product = gates[3][i] * FixedPoint16.tanh(cell[i], 15 + level.cellExponent());
      int value = shown.apply(product) + level.state().zeroPoint();
      state[i] = (byte) Math.clamp(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
  }

  private static void add(
      int[] sums, QuantizedMatrix matrix, int[] biases, byte[] values, Quantization quantization) {
    var multiplier = new Multiplier(matrix.scale() * quantization.scale() / GATE_SCALE);
    for (int row = 0; row < sums.length; row++) {
      int sum = biases[row];
      for (int i = 0; i < values.length; i++) {
        sum += (values[i] - quantization.zeroPoint()) * matrix.weights()[row * values.length + i];
      }
      sums[row] = Math.clamp(sums[row] + multiplier.apply(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }
}
