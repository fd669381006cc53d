package io.thimble.worker.quantize;

import io.thimble.hw.arch.Lstm;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedLstm;
import io.thimble.hw.tflite.QuantizedMatrix;
import io.thimble.worker.train.RecurrentWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The integers of {@code UNIDIRECTIONAL_SEQUENCE_LSTM} (TensorFlow Lite, lstm_eval.cc): one int8
 * scale for each gate's matrix, int32 biases, an int8 state and an int16 cell with a power of two
 * for its scale. What enters the gates is Q3.12 whatever the network.
 */
final class LstmQuantizer {
  /**
   * The cell's scale is at least 2^-12: older releases of TFLM and CMSIS-NN bring a finer cell to
   * that in place before its hyperbolic tangent, and go on with what is left of it.
   */
  private static final int LEAST_CELL_EXPONENT = -12;

  /** A cell beyond 64 saturates: its hyperbolic tangent has been 1 for long. */
  private static final int MOST_CELL_EXPONENT = -9;

  private static final int INT16_BITS = 15;

  /** How much more than on the calibration clips the cell can hold at least. */
  private static final double CELL_HEADROOM = 1.25;

  /** Half of what int32 holds: the other half stays for the sum of products. */
  private static final float HIGHEST_BIAS = 1 << 30;

  private LstmQuantizer() {}

  /**
   * Quantizes a stack.
   *
   * @param weights of each layer
   * @param entering quantization of the sequence
   * @param grid how the range of the states is laid over integers
   */
  static QuantizedLstm quantize(
      Lstm stack,
      List<RecurrentWeights> weights,
      Quantization entering,
      Grid grid,
      StackCalibration calibration) {
    var levels = new ArrayList<QuantizedLstm.Level>();
    var sequence = entering;
    for (int i = 0; i < stack.layers(); i++) {
      var ranges = (LstmRanges) calibration.levels().get(i);
      var level = level(weights.get(i), sequence, ranges, grid, stack.units());
      levels.add(level);
      sequence = level.state();
    }
    return new QuantizedLstm(stack, levels);
  }

  private static QuantizedLstm.Level level(
      RecurrentWeights weights, Quantization sequence, LstmRanges ranges, Grid grid, int units) {
    var ofInput = new ArrayList<QuantizedMatrix>();
    var ofState = new ArrayList<QuantizedMatrix>();
    var biases = new ArrayList<int[]>();
    int inputs = weights.input().length / (QuantizedLstm.GATES * units);
    for (int gate = 0; gate < QuantizedLstm.GATES; gate++) {
      int from = gate * units;
      int to = from + units;
      var real = Matrices.rows(weights.biases(), 1, from, to);
      var matrix =
          Matrices.quantize(
              Matrices.rows(weights.input(), inputs, from, to), leastScale(real, sequence));
      ofInput.add(matrix);
      ofState.add(Matrices.quantize(Matrices.rows(weights.state(), units, from, to)));
      biases.add(biases(real, (double) sequence.scale() * matrix.scale()));
    }
    return new QuantizedLstm.Level(
        ofInput, ofState, biases, cellExponent(ranges.cells), grid.over(ranges.state()));
  }

  /** A scale that is coarse enough for the biases to fit int32. */
  private static float leastScale(float[] biases, Quantization sequence) {
    float largest = 0;
    for (var bias : biases) {
      largest = Math.max(largest, Math.abs(bias));
    }
    return largest / (HIGHEST_BIAS * sequence.scale());
  }

  private static int[] biases(float[] real, double scale) {
    var integers = new int[real.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = Math.toIntExact(Math.round(real[i] / scale));
    }
    return integers;
  }

  /** The smallest power of two whose int16 holds the cell. */
  private static int cellExponent(Peak cells) {
    double bits = Math.ceil(Math.log(cells.largest() * CELL_HEADROOM) / Math.log(2));
    return (int) Math.clamp(bits - INT16_BITS, LEAST_CELL_EXPONENT, MOST_CELL_EXPONENT);
  }
}
