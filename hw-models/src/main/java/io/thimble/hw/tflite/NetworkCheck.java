package io.thimble.hw.tflite;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;

/** Refuses activations that both runtimes refuse, before anything is written. */
final class NetworkCheck {
  private NetworkCheck() {}

  static void check(QuantizedNetwork network) {
    var input = network.input();
    var type = network.format().activations();
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      var place = "layer %d (%s)".formatted(i, layer.layer());
      switch (layer.layer()) {
        case GlobalAveragePool _ -> requireQuantization(place, layer.output(), input);
        case Softmax _ -> requireQuantization(place, layer.output(), Quantization.softmax(type));
        case Conv2d _, DepthwiseConv2d _, Dense _, Recurrent _ -> {}
      }
      if (layer.output().type() != type) {
        throw new IllegalArgumentException(
            "The output of %s (%s) is not %s. Maybe it was calibrated for another format."
                .formatted(place, layer.output(), type));
      }
      input = layer.output();
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
