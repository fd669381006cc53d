package io.thimble.hw.tflite;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;

/** Refuses integers that do not fit their architecture, before anything is written. */
final class NetworkCheck {
  private NetworkCheck() {}

  static void check(QuantizedNetwork network, Graph graph) {
    var input = network.input();
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      var operator = graph.operators().get(i);
      var place = "layer %d (%s)".formatted(i, layer.layer());
      switch (layer.layer()) {
        case Conv2d _, DepthwiseConv2d _, Dense _ -> {
          var weights = graph.tensors().get(operator.inputs().get(1));
          var biases = graph.tensors().get(operator.inputs().get(2));
          requireCount(place, "weights", layer.weights().length, weights.elements());
          requireCount(place, "weight scales", layer.weightScales().length, weights.scales());
          requireCount(place, "biases", layer.biases().length, biases.elements());
          requireScales(place, layer.weightScales());
        }
        case GlobalAveragePool _ -> requireQuantization(place, layer.output(), input);
        case Recurrent recurrent ->
            throw new IllegalArgumentException(
                "The layer (%s) has no form in a file. Maybe use another family."
                    .formatted(recurrent));
        case Softmax _ ->
            requireQuantization(
                place, layer.output(), Quantization.softmax(network.format().activations()));
      }
      if (layer.output().type() != network.format().activations()) {
        throw new IllegalArgumentException(
            "The output of %s (%s) is not %s. Maybe it was calibrated for another format."
                .formatted(place, layer.output(), network.format().activations()));
      }
      input = layer.output();
    }
  }

  private static void requireCount(String place, String what, long count, long wanted) {
    if (count != wanted) {
      throw new IllegalArgumentException(
          "The number of %s (%d) of %s is not %d. Maybe they belong to another architecture."
              .formatted(what, count, place, wanted));
    }
  }

  private static void requireScales(String place, float[] scales) {
    for (float scale : scales) {
      if (!(scale > 0) || !Float.isFinite(scale)) {
        throw new IllegalArgumentException(
            "A weight scale (%s) of %s is not above zero. Maybe a channel has no weights but zeros."
                .formatted(scale, place));
      }
    }
  }

  private static void requireQuantization(String place, Quantization found, Quantization wanted) {
    if (!found.equals(wanted)) {
      throw new IllegalArgumentException(
          "The output of %s has the quantization (%s), and both runtimes want %s. Maybe calibration should leave this layer out."
              .formatted(place, found, wanted));
    }
  }
}
