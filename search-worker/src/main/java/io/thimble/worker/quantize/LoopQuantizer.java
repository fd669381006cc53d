package io.thimble.worker.quantize;

import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.tflite.LoopLevel;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedLoop;
import io.thimble.worker.train.RecurrentWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The integers of a loop over time: int8 matrices, int64 biases, int16 activations. Ranges of
 * matrices' results, of sums, of a cell and of a projected state come from clips; the rest is
 * bounded by what it is: sigmoid and hyperbolic tangent by 1, a GRU's state too, as it lies between
 * its last one and a hyperbolic tangent.
 */
final class LoopQuantizer {
  /** From -1 to 1. */
  private static final float UNIT = 1f / (1 << 15);

  /** From -2 to 2: the difference of two values from -1 to 1. */
  private static final float DIFFERENCE = 1f / (1 << 14);

  private static final int GRU_GATES = 2;

  private final StackCalibration calibration;
  private final LoopScales scales;

  private LoopQuantizer(StackCalibration calibration, LoopScales scales) {
    this.calibration = calibration;
    this.scales = scales;
  }

  /**
   * Quantizes a stack.
   *
   * @param weights of each layer
   * @param entering quantization of the sequence
   * @param leaving quantization of the state after the last step
   */
  static QuantizedLoop quantize(
      Recurrent stack,
      List<RecurrentWeights> weights,
      Quantization entering,
      Quantization leaving,
      StackCalibration calibration) {
    var levels = new ArrayList<LoopLevel>();
    var sequence = entering;
    for (int i = 0; i < stack.layers(); i++) {
      var quantizer = new LoopQuantizer(calibration, new LoopScales(calibration, i, sequence));
      var level = quantizer.level(stack, weights.get(i), i);
      levels.add(level);
      sequence = new Quantization(level.state(), 0);
    }
    return new QuantizedLoop(stack, levels, leaving);
  }

  private LoopLevel level(Recurrent stack, RecurrentWeights weights, int level) {
    var ranges = calibration.levels().get(level);
    return switch (stack) {
      case Gru gru -> gru(weights, (GruRanges) ranges, gru.units());
      case ProjectedLstm lstm -> projected(weights, (LstmRanges) ranges, lstm);
      case Lstm lstm ->
          throw new IllegalArgumentException(
              "The layer (%s) needs no loop. Maybe use the fused operator.".formatted(lstm));
    };
  }

  private LoopLevel gru(RecurrentWeights weights, GruRanges ranges, int units) {
    int gates = GRU_GATES * units;
    var gatesOfInput = scales.ofInput(weights, order(0, gates), ranges.gatesOfInput);
    var candidateOfInput = scales.ofInput(weights, order(gates, units), ranges.candidateOfInput);
    var gatesOfState =
        scales.matrix(weights.state(), order(0, gates), 3 * units, UNIT, ranges.gatesOfState);
    var candidateOfState =
        scales.matrix(
            weights.state(), order(gates, units), 3 * units, UNIT, ranges.candidateOfState);
    return new LoopLevel.GruLevel(
        gatesOfInput,
        candidateOfInput,
        gatesOfState,
        candidateOfState,
        scales.curve(ranges.gates, gatesOfInput, gatesOfState),
        candidateOfState.result(),
        scales.curve(ranges.candidate, candidateOfInput, candidateOfState),
        DIFFERENCE,
        DIFFERENCE,
        UNIT);
  }

  private LoopLevel projected(RecurrentWeights weights, LstmRanges ranges, ProjectedLstm lstm) {
    int units = lstm.units();
    var order = inputForgetOutputCandidate(units);
    var projection =
        scales.matrix(
            weights.projection(),
            order(0, lstm.projection()),
            lstm.projection(),
            UNIT,
            ranges.magnitudeOfState);
    var ofInput = scales.ofInput(weights, order, ranges.ofInput);
    var ofState =
        scales.matrix(weights.state(), order, 4 * units, projection.result(), ranges.ofState);
    float cell = LoopScales.cell(ranges.cells);
    return new LoopLevel.ProjectedLstmLevel(
        ofInput,
        ofState,
        projection,
        scales.curve(ranges.gates, ofInput, ofState),
        cell,
        UNIT,
        cell,
        UNIT);
  }

  private static int[] order(int first, int count) {
    var rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = first + i;
    }
    return rows;
  }

  /** Trained gates are input, forget, candidate, output; the loop has its candidate last. */
  private static int[] inputForgetOutputCandidate(int units) {
    var rows = order(0, 4 * units);
    for (int i = 0; i < units; i++) {
      rows[2 * units + i] = 3 * units + i;
      rows[3 * units + i] = 2 * units + i;
    }
    return rows;
  }
}
