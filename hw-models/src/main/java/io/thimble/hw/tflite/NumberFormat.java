package io.thimble.hw.tflite;

/**
 * In which integers a network computes. Weights are int8 in every format, and a dense layer has one
 * scale for all of them.
 *
 * @param activations what enters and leaves the layers: int8, or int16 with zero point 0
 *     (TensorFlow Lite, "16x8 quantization")
 * @param perChannelWeights whether each output channel of a convolution has a scale of its own;
 *     else one scale stands for all of its weights (TensorFlow Lite's convolutions take either,
 *     kernel_util.cc, {@code PopulateConvolutionQuantizationParams})
 */
public record NumberFormat(ElementType activations, boolean perChannelWeights) {
  /** int8 throughout, with a scale for each channel of a convolution. */
  public static final NumberFormat INT8 = new NumberFormat(ElementType.INT8, true);

  /** int8 throughout, with one scale for each tensor of weights. */
  public static final NumberFormat INT8_PER_TENSOR = new NumberFormat(ElementType.INT8, false);

  /** int16 activations and int8 weights, with a scale for each channel of a convolution. */
  public static final NumberFormat INT16 = new NumberFormat(ElementType.INT16, true);

  public NumberFormat {
    if (activations != ElementType.INT8 && activations != ElementType.INT16) {
      throw new IllegalArgumentException(
          "Activations (%s) are neither INT8 nor INT16. Maybe the type of the biases was meant."
              .formatted(activations));
    }
  }

  /**
   * The type of biases: that of the sum which they begin. Source: TensorFlow Lite, conv.cc, {@code
   * Prepare}: int32 for int8 activations, int64 for int16.
   */
  public ElementType biases() {
    return activations == ElementType.INT16 ? ElementType.INT64 : ElementType.INT32;
  }

  /** Scales of a convolution with this many output channels. */
  int scales(int channels) {
    return perChannelWeights ? channels : 1;
  }
}
