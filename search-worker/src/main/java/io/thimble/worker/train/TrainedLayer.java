package io.thimble.worker.train;

import io.thimble.hw.arch.Layer;
import org.jspecify.annotations.Nullable;

/**
 * A layer with its float weights.
 *
 * @param layer what it computes
 * @param weights in TensorFlow Lite's order: convolution (filters, height, width, input channels),
 *     depthwise (1, height, width, channels), dense (units, inputs); of a recurrent stack what
 *     {@link RecurrentWeights} cuts out: for each layer, the bottom first, the input's matrix, the
 *     state's and the projection's; empty for layers without weights
 * @param biases one for each output channel; of a recurrent stack one for each gate of each unit,
 *     layer by layer; empty for layers without weights
 * @param normalization what the folded normalization says about the results, or null where there
 *     was none
 */
public record TrainedLayer(
    Layer layer, float[] weights, float[] biases, @Nullable Normalization normalization) {
  private static final float[] NONE = {};

  /** A layer without a normalization. */
  public TrainedLayer(Layer layer, float[] weights, float[] biases) {
    this(layer, weights, biases, null);
  }

  /** A layer without weights. */
  public static TrainedLayer of(Layer layer) {
    return new TrainedLayer(layer, NONE, NONE);
  }
}
