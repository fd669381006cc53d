package io.thimble.hw.tflite;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * A network that only has the file's layout: its weights are zeros, of which as many multiples of
 * the alignment as possible are left out.
 */
final class Untrained {
  private static final Quantization UNIT = new Quantization(1, 0);

  private Untrained() {}

  /** How many of these weights are left out. */
  static int leftOut(int weights) {
    return weights / Vectors.DATA_ALIGNMENT * Vectors.DATA_ALIGNMENT;
  }

  static QuantizedNetwork network(Architecture architecture) {
    var shapes = architecture.shapes();
    var layers = new ArrayList<QuantizedLayer>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      layers.add(layer(architecture.layers().get(i), shapes.get(i)));
    }
    return new QuantizedNetwork(architecture, UNIT, layers);
  }

  private static QuantizedLayer layer(Layer layer, FeatureMap input) {
    return switch (layer) {
      case Conv2d(int filters, _) -> weighted(layer, input, filters, filters);
      case DepthwiseConv2d _ -> weighted(layer, input, input.channels(), input.channels());
      case Dense(int units, _) -> weighted(layer, input, units, 1);
      case GlobalAveragePool _ -> QuantizedLayer.of(layer, UNIT);
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) has no form in a file. Maybe use another family."
                  .formatted(recurrent));
      case Softmax _ -> QuantizedLayer.of(layer, Quantization.SOFTMAX);
    };
  }

  private static QuantizedLayer weighted(Layer layer, FeatureMap input, int biases, int scales) {
    int weights = Math.toIntExact(layer.parameters(input) - biases);
    float[] units = new float[scales];
    Arrays.fill(units, 1);
    return new QuantizedLayer(
        layer, new byte[weights - leftOut(weights)], units, new int[biases], UNIT);
  }
}
