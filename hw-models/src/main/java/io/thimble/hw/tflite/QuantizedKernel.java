package io.thimble.hw.tflite;

import io.thimble.hw.arch.Layer;

/**
 * A layer that is one operator, with its integers.
 *
 * @param layer what it computes
 * @param weights int8 weights in TensorFlow Lite's order: convolution (filters, height, width,
 *     input channels), depthwise (1, height, width, channels), dense (units, inputs); empty for
 *     layers without weights. Symmetric, zero point 0
 * @param weightScales one scale for each output channel (convolution, depthwise) or one for all
 *     (dense); empty for layers without weights
 * @param biases int32 biases with scale {@code input scale x weight scale}; empty for layers
 *     without weights
 * @param output quantization of the result; that of the input for pooling
 */
public record QuantizedKernel(
    Layer layer, byte[] weights, float[] weightScales, int[] biases, Quantization output)
    implements QuantizedLayer {
  private static final byte[] NO_WEIGHTS = {};
  private static final float[] NO_SCALES = {};
  private static final int[] NO_BIASES = {};

  /** A layer without weights. */
  public static QuantizedKernel of(Layer layer, Quantization output) {
    return new QuantizedKernel(layer, NO_WEIGHTS, NO_SCALES, NO_BIASES, output);
  }
}
