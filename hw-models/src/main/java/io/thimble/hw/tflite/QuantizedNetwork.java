package io.thimble.hw.tflite;

import io.thimble.hw.arch.Architecture;
import java.util.List;

/**
 * A trained network in integers, ready to be written.
 *
 * @param architecture what it computes
 * @param input quantization of the features
 * @param layers the architecture's layers, in its order
 */
public record QuantizedNetwork(
    Architecture architecture, Quantization input, List<QuantizedLayer> layers) {
  public QuantizedNetwork {
    layers = List.copyOf(layers);
    if (!layers.stream().map(QuantizedLayer::layer).toList().equals(architecture.layers())) {
      throw new IllegalArgumentException(
          "The quantized layers (%s) are not those of the architecture (%s)."
              .formatted(layers, architecture.layers()));
    }
  }
}
