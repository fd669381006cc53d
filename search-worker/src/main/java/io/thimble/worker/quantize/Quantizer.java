package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.FineTuned;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;

/**
 * Quantization of a trained network, as TensorFlow Lite's 8-bit quantization specification has it:
 * ranges of activations from clips, weights symmetric. A scheme says the rest.
 */
public final class Quantizer {
  private Quantizer() {}

  /**
   * As {@link #quantize(TrainedNetwork, FeatureSet, QuantizationScheme)}, by the default scheme.
   */
  public static QuantizedNetwork quantize(TrainedNetwork network, FeatureSet calibration) {
    return quantize(network, calibration, QuantizationSchemes.DEFAULT);
  }

  /**
   * Quantizes a network.
   *
   * @param network what to quantize
   * @param calibration training clips, as they come from the front end; a few hundred are used
   * @param scheme how
   * @throws QuantizationFailedException when weights are not finite, or an activation has no range
   */
  public static QuantizedNetwork quantize(
      TrainedNetwork network, FeatureSet calibration, QuantizationScheme scheme) {
    requireFiniteWeights(network);
    var prepared = prepared(network, scheme);
    var ranges = Calibration.of(prepared, calibration, scheme);
    return quantize(prepared, ranges, calibration, scheme);
  }

  /**
   * Quantizes a network that has learnt its ranges.
   *
   * @param tuned what to quantize
   * @param calibration training clips, for what happens inside of recurrent layers
   * @param scheme how
   * @throws QuantizationFailedException when weights are not finite, or a range has no steps
   */
  public static QuantizedNetwork quantize(
      FineTuned tuned, FeatureSet calibration, QuantizationScheme scheme) {
    requireFiniteWeights(tuned.network());
    var ranges = Calibration.of(tuned, scheme);
    return quantize(tuned.network(), ranges, calibration, scheme);
  }

  private static QuantizedNetwork quantize(
      TrainedNetwork network, Calibration ranges, FeatureSet clips, QuantizationScheme scheme) {
    var grid = Grid.of(scheme);
    var expected = scheme.has(Trait.BIAS_CORRECTED) ? ExpectedInputs.of(network) : null;
    var input = grid.over(ranges.input());
    var layers = new ArrayList<QuantizedLayer>();
    var entering = input;
    for (int i = 0; i < network.layers().size(); i++) {
      var trained = network.layers().get(i);
      var leaving = ranges.outputs().get(i);
      var layer =
          switch (trained.layer()) {
            case Conv2d _, DepthwiseConv2d _, Dense _ ->
                new WeightQuantizer(trained, entering, scheme)
                    .quantized(grid.over(leaving), expected == null ? null : expected.of(i));
            case GlobalAveragePool pool -> QuantizedKernel.of(pool, entering);
            case Recurrent stack -> {
              requireRecurrentForm(stack, i, scheme);
              yield StackQuantizer.quantize(
                  network, i, stack, entering, grid.over(leaving), grid, clips);
            }
            case Softmax softmax -> QuantizedKernel.of(softmax, Quantization.softmax(grid.type()));
          };
      layers.add(layer);
      entering = layer.output();
    }
    return new QuantizedNetwork(network.architecture(), scheme.format(), input, layers);
  }

  private static void requireRecurrentForm(Recurrent stack, int index, QuantizationScheme scheme) {
    if (!scheme.takesRecurrentLayers()) {
      throw new QuantizationFailedException(
          "Layer %d (%s) has no form in the scheme (%s). Maybe use the scheme ptq."
              .formatted(index, stack, scheme.name()));
    }
  }

  /**
   * The float network that a scheme rounds: it computes the same as the trained one, and each of
   * its layers is what the quantized layer stands for.
   */
  public static TrainedNetwork prepared(TrainedNetwork network, QuantizationScheme scheme) {
    return scheme.has(Trait.EQUALIZED) ? Equalization.of(network) : network;
  }

  static void requireFiniteWeights(TrainedNetwork network) {
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
