package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;

/**
 * Int8 quantization after training, as TensorFlow Lite's 8-bit quantization specification has it:
 * activations asymmetric with ranges from clips, weights symmetric, biases int32.
 */
public final class Quantizer {
  private Quantizer() {}

  /**
   * Quantizes a network.
   *
   * @param network what to quantize
   * @param calibration training clips, as they come from the front end; a few hundred are used
   * @throws QuantizationFailedException when weights are not finite, or a layer gives nothing but
   *     zeros
   */
  public static QuantizedNetwork quantize(TrainedNetwork network, FeatureSet calibration) {
    requireFiniteWeights(network);
    var ranges = Calibration.of(network, calibration);
    if (ranges.input().isEmpty() || !ranges.input().isFinite()) {
      throw new QuantizationFailedException(
          "The features of all %d calibration clips are zero or not finite. Maybe the clips are silent."
              .formatted(calibration.clips()));
    }
    var input = ranges.input().quantization();
    var layers = new ArrayList<QuantizedLayer>();
    var entering = input;
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = quantize(network, i, entering, ranges.outputs().get(i), calibration);
      layers.add(layer);
      entering = layer.output();
    }
    return new QuantizedNetwork(network.architecture(), input, layers);
  }

  private static QuantizedLayer quantize(
      TrainedNetwork network,
      int index,
      Quantization entering,
      Range leaving,
      FeatureSet calibration) {
    var trained = network.layers().get(index);
    var weights = new WeightQuantizer(trained, entering);
    return switch (trained.layer()) {
      case Conv2d _, DepthwiseConv2d _ -> weights.perChannel(output(trained, index, leaving));
      case Dense _ -> weights.perTensor(output(trained, index, leaving));
      case GlobalAveragePool pool -> QuantizedKernel.of(pool, entering);
      case Recurrent recurrent ->
          StackQuantizer.quantize(
              network, index, recurrent, entering, output(trained, index, leaving), calibration);
      case Softmax softmax -> QuantizedKernel.of(softmax, Quantization.SOFTMAX);
    };
  }

  private static Quantization output(TrainedLayer trained, int index, Range range) {
    if (range.isEmpty()) {
      throw new QuantizationFailedException(
          "Layer %d (%s) gives nothing but zeros on the calibration clips. Maybe it was trained for too few epochs, or at too high a learning rate."
              .formatted(index, trained.layer()));
    }
    if (!range.isFinite()) {
      throw new QuantizationFailedException(
          "Layer %d (%s) gives results that are not finite. Maybe its weights are too large."
              .formatted(index, trained.layer()));
    }
    return range.quantization();
  }

  private static void requireFiniteWeights(TrainedNetwork network) {
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      requireFinite(layer.weights(), "weight", layer, i);
      requireFinite(layer.biases(), "bias", layer, i);
    }
  }

  private static void requireFinite(float[] values, String what, TrainedLayer layer, int index) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new QuantizationFailedException(
            "Layer %d (%s) has a %s that is not finite (number %d: %s). Maybe its training diverged."
                .formatted(index, layer.layer(), what, i, values[i]));
      }
    }
  }
}
