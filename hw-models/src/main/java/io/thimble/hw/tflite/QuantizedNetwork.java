package io.thimble.hw.tflite;

import io.thimble.hw.arch.Architecture;
import java.util.List;

/**
 * A trained network in integers, ready to be written.
 *
 * @param architecture what it computes
 * @param format the integers that it computes with
 * @param input quantization of the features, in the format's activations
 * @param layers the architecture's layers, in its order
 */
public record QuantizedNetwork(
    Architecture architecture,
    NumberFormat format,
    Quantization input,
    List<QuantizedLayer> layers) {
  public QuantizedNetwork {
    layers = List.copyOf(layers);
    if (!layers.stream().map(QuantizedLayer::layer).toList().equals(architecture.layers())) {
      throw new IllegalArgumentException(
          "The quantized layers (%s) are not those of the architecture (%s)."
              .formatted(layers, architecture.layers()));
    }
    if (input.type() != format.activations()) {
      throw new IllegalArgumentException(
          "The features (%s) are not of the format's type (%s). Maybe they were calibrated for another format."
              .formatted(input, format.activations()));
    }
  }

  /** One of int8 activations, with a scale for each channel of a convolution. */
  public QuantizedNetwork(
      Architecture architecture, Quantization input, List<QuantizedLayer> layers) {
    this(architecture, NumberFormat.INT8, input, layers);
  }
}
