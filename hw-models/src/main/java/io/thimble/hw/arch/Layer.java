package io.thimble.hw.arch;

/**
 * One operator of a network at inference. Batch normalization does not appear: it is folded into
 * the weights of the layer before it, and every convolution and every hidden dense layer is trained
 * with one.
 */
public sealed interface Layer
    permits Conv2d, DepthwiseConv2d, GlobalAveragePool, Recurrent, Dense, Softmax {
  /**
   * The shape of this layer's result.
   *
   * @throws IllegalArgumentException when the input is too small for the layer
   */
  FeatureMap output(FeatureMap input);

  /**
   * Multiply-accumulates of one inference, as "Hello Edge" counts them: weights only, no bias, no
   * pooling.
   */
  long macs(FeatureMap input);

  /** Weights and biases after folding. */
  long parameters(FeatureMap input);
}
