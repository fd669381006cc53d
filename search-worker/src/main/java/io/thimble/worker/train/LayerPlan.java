package io.thimble.worker.train;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import java.util.random.RandomGenerator;

/**
 * A layer as it is trained.
 *
 * @param layer what it computes
 * @param input shape that enters
 * @param output shape that leaves
 * @param normalized whether a batch normalization stands between the weights and the activation, in
 *     place of a bias
 */
record LayerPlan(Layer layer, FeatureMap input, FeatureMap output, boolean normalized) {
  /** Weights, without biases. */
  int weights() {
    return switch (layer) {
      case Conv2d conv -> conv.filters() * fanIn();
      case DepthwiseConv2d _ -> input.channels() * fanIn();
      case Dense dense -> dense.units() * fanIn();
      case Recurrent recurrent -> throw new UntrainableLayerException(recurrent);
      case GlobalAveragePool _, Softmax _ -> 0;
    };
  }

  /** Output channels of a layer with weights, 0 for others. */
  int channels() {
    return weights() == 0 ? 0 : output.channels();
  }

  /** The output channel that a weight belongs to, in TensorFlow Lite's order. */
  int channelOf(int weight) {
    return layer instanceof DepthwiseConv2d ? weight % channels() : weight / fanIn();
  }

  /** Weights that one output value depends on. */
  private int fanIn() {
    return switch (layer) {
      case Conv2d conv -> conv.window().area() * input.channels();
      case DepthwiseConv2d depthwise -> depthwise.window().area();
      case Dense _ -> input.elements();
      case Recurrent recurrent -> throw new UntrainableLayerException(recurrent);
      case GlobalAveragePool _, Softmax _ -> 0;
    };
  }

  /**
   * Draws a first weight: He's normal distribution before a ReLU (arXiv 1502.01852, equation 10),
   * Glorot's uniform one elsewhere (Glorot and Bengio, AISTATS 2010, equation 16).
   */
  float initialWeight(RandomGenerator random) {
    var rectified = !(layer instanceof Dense dense) || dense.relu();
    if (rectified) {
      return (float) (random.nextGaussian() * Math.sqrt(2.0 / fanIn()));
    }
    var limit = Math.sqrt(6.0 / (fanIn() + channels()));
    return (float) random.nextDouble(-limit, limit);
  }
}
