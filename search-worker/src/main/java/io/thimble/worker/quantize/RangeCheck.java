package io.thimble.worker.quantize;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.worker.train.TrainedNetwork;

/**
 * Refuses ranges that no integers can stand for, and names the layer.
 *
 * @param network whose activations they are
 * @param grid the integers
 * @param clips how many clips were there to calibrate on
 */
record RangeCheck(TrainedNetwork network, Grid grid, int clips) {
  /** Checks the smallest and the largest values. */
  void extremes(Calibration calibration) {
    if (grid.isTooFineFor(calibration.input()) || !calibration.input().isFinite()) {
      throw new QuantizationFailedException(
          "The features of all %d calibration clips are zero or not finite. Maybe the clips are silent."
              .formatted(clips));
    }
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      var range = calibration.outputs().get(i);
      if (!Calibration.hasOwnRange(layer)) {
        continue;
      }
      if (!range.isFinite()) {
        throw new QuantizationFailedException(
            "Layer %d (%s) gives results that are not finite. Maybe its weights are too large."
                .formatted(i, layer.layer()));
      }
      if (grid.isTooFineFor(range)) {
        throw new QuantizationFailedException(
            "Layer %d (%s) gives nothing but zeros on the calibration clips. Maybe it was trained for too few epochs, or at too high a learning rate."
                .formatted(i, layer.layer()));
      }
    }
  }

  /** Checks what a method left of them. */
  void found(Calibration calibration, QuantizationScheme scheme) {
    if (grid.isTooFineFor(calibration.input())) {
      throw new QuantizationFailedException(
          "The features of %d calibration clips are so nearly always zero that the scheme (%s) leaves them no range. Maybe use the scheme ptq."
              .formatted(clips, scheme.name()));
    }
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      if (Calibration.hasOwnRange(layer) && grid.isTooFineFor(calibration.outputs().get(i))) {
        throw new QuantizationFailedException(
            "Layer %d (%s) gives zero so nearly always that the scheme (%s) leaves it no range. Maybe use the scheme ptq, or train it for more epochs."
                .formatted(i, layer.layer(), scheme.name()));
      }
    }
  }
}
