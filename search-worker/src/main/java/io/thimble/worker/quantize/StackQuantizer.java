package io.thimble.worker.quantize;

import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.RecurrentWeights;
import io.thimble.worker.train.TrainedNetwork;

/** Recurrent stacks in integers, whichever operators they become. */
final class StackQuantizer {
  private StackQuantizer() {}

  /**
   * Quantizes the stack at {@code index}.
   *
   * @param stack the stack
   * @param entering quantization of what it walks over
   * @param leaving quantization of its last state; a fused LSTM has that of all its states instead
   * @param grid how ranges are laid over integers
   * @param clips what to calibrate on
   * @throws QuantizationFailedException when integers cannot hold what happens inside
   */
  static QuantizedLayer quantize(
      TrainedNetwork network,
      int index,
      Recurrent stack,
      Quantization entering,
      Quantization leaving,
      Grid grid,
      FeatureSet clips) {
    var calibration = StackCalibration.of(network, index, clips);
    var map = network.architecture().shapes().get(index);
    var weights = RecurrentWeights.of(stack, network.layers().get(index), map);
    return switch (stack) {
      case Lstm lstm -> LstmQuantizer.quantize(lstm, weights, entering, grid, calibration);
      case ProjectedLstm _, Gru _ ->
          LoopQuantizer.quantize(stack, weights, entering, leaving, calibration);
    };
  }
}
