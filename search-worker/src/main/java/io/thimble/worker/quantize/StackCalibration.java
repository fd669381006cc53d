package io.thimble.worker.quantize;

import io.thimble.hw.arch.Recurrent;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.List;

/**
 * What happens inside of a recurrent stack on some clips: every step of every clip counts, as the
 * integers have to hold all of them and not the last state alone.
 *
 * @param layer the stack
 * @param index its place in the network
 * @param levels ranges of each layer of the stack, from the bottom
 */
record StackCalibration(TrainedLayer layer, int index, List<CellRanges> levels) {
  /**
   * Runs the clips that {@link Calibration} takes.
   *
   * @throws QuantizationFailedException when a layer's state never leaves zero, or is not finite
   */
  static StackCalibration of(TrainedNetwork network, int index, FeatureSet clips) {
    var layer = network.layers().get(index);
    var entering = network.architecture().shapes().get(index);
    var kernel = new RecurrentKernel((Recurrent) layer.layer(), layer, entering);
    var levels = kernel.cells().stream().map(CellRanges::of).toList();
    var forward = new FloatForward(network);
    int count = Math.min(Calibration.CLIPS, clips.clips());
    for (int i = 0; i < count; i++) {
      var clip = (int) ((long) i * clips.clips() / count);
      var features = network.standardisation().apply(clips, clip);
      var input = index == 0 ? features : forward.run(features).get(index - 1);
      kernel.walk(input, () -> levels.forEach(CellRanges::observe));
    }
    var calibration = new StackCalibration(layer, index, levels);
    calibration.check();
    return calibration;
  }

  private void check() {
    for (int level = 0; level < levels.size(); level++) {
      var state = levels.get(level).state();
      if (!state.isFinite()) {
        throw failure(level, "has a state that is not finite", "its weights are too large");
      }
      if (state.isEmpty()) {
        throw failure(
            level,
            "has a state that never leaves zero on the calibration clips",
            "it was trained for too few epochs, or at too high a learning rate");
      }
    }
  }

  /** A failure in one layer of the stack. */
  QuantizationFailedException failure(int level, String problem, String hint) {
    return new QuantizationFailedException(
        "Layer %d (%s) %s, in layer %d of its stack. Maybe %s."
            .formatted(index, layer.layer(), problem, level, hint));
  }
}
