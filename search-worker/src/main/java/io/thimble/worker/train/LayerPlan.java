package io.thimble.worker.train;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;

/**
 * A layer as it is trained.
 *
 * @param layer what it computes
 * @param input shape that enters
 * @param output shape that leaves
 * @param normalized whether a batch normalization stands between the weights and the activation, in
 *     place of a bias
 * @param channelsFirst whether activations lie in memory channel by channel, as PyTorch has them by
 *     default, and not value by value
 */
record LayerPlan(
    Layer layer, FeatureMap input, FeatureMap output, boolean normalized, boolean channelsFirst) {
  /** The same with a bias in place of a normalization. */
  LayerPlan folded() {
    return new LayerPlan(layer, input, output, false, channelsFirst);
  }

  /** Weights, without biases. */
  int weights() {
    return switch (layer) {
      case Conv2d conv -> conv.filters() * fanIn();
      case DepthwiseConv2d _ -> input.channels() * fanIn();
      case Dense dense -> dense.units() * fanIn();
      case Recurrent recurrent -> Math.toIntExact(recurrent.parameters(input)) - biases();
      case GlobalAveragePool _, Softmax _ -> 0;
    };
  }

  /** Biases: one for each output channel, or for each gate of each recurrent unit. */
  int biases() {
    return switch (layer) {
      case Conv2d _, DepthwiseConv2d _, Dense _ -> output.channels();
      case Recurrent recurrent -> recurrent.layers() * recurrent.biases();
      case GlobalAveragePool _, Softmax _ -> 0;
    };
  }

  /** The output channel that a weight belongs to, in TensorFlow Lite's order. */
  int channelOf(int weight) {
    return layer instanceof DepthwiseConv2d ? weight % biases() : weight / fanIn();
  }

  /** Weights that one output value depends on. */
  int fanIn() {
    return switch (layer) {
      case Conv2d conv -> conv.window().area() * input.channels();
      case DepthwiseConv2d depthwise -> depthwise.window().area();
      case Dense _ -> input.elements();
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The matrices of %s differ in width.".formatted(recurrent));
      case GlobalAveragePool _, Softmax _ -> 0;
    };
  }
}
