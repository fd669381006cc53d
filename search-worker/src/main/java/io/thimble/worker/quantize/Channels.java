package io.thimble.worker.quantize;

import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.worker.train.TrainedLayer;

/**
 * Which channels a weight of a convolution or a dense layer connects, in TensorFlow Lite's order.
 */
final class Channels {
  private Channels() {}

  /** The output channel of a weight. */
  static int output(TrainedLayer layer, int weight) {
    int channels = layer.biases().length;
    return layer.layer() instanceof DepthwiseConv2d
        ? weight % channels
        : weight / (layer.weights().length / channels);
  }

  /**
   * The input channel of a weight. Channels stand innermost, also where a dense layer reads a whole
   * map.
   */
  static int input(TrainedLayer layer, int weight, int inputChannels) {
    return layer.layer() instanceof DepthwiseConv2d
        ? weight % layer.biases().length
        : weight % inputChannels;
  }
}
