package io.thimble.worker.quantize;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.train.FineTuner;
import io.thimble.worker.train.FineTuningSettings;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainingListener;

/**
 * Quantizes a trained network by any scheme, also by one that learns on.
 *
 * @param data clips to calibrate on and, where a scheme wants it, to learn from
 * @param tuning how a network learns on
 * @param listener told after each epoch of that
 */
public record SchemeQuantizer(
    LearningData data, FineTuningSettings tuning, TrainingListener listener) {
  /**
   * A network in integers.
   *
   * @param real the float network that was rounded
   * @param integers what became of it
   */
  public record Result(TrainedNetwork real, QuantizedNetwork integers) {}

  /**
   * Quantizes the network.
   *
   * @throws QuantizationFailedException when the scheme has no form for it; the message names the
   *     layer
   * @throws io.thimble.worker.train.TrainingFailedException when it cannot learn on
   * @throws io.thimble.worker.train.TrainingStoppedException when the listener wants no more
   */
  public Result quantize(TrainedNetwork network, QuantizationScheme scheme) {
    var clips = data.training(0);
    if (scheme.has(Trait.FINE_TUNED)) {
      Quantizer.requireFiniteWeights(network);
      var tuned = FineTuner.tune(network, data, tuning, listener);
      return new Result(tuned.network(), Quantizer.quantize(tuned, clips, scheme));
    }
    return new Result(
        Quantizer.prepared(network, scheme), Quantizer.quantize(network, clips, scheme));
  }
}
