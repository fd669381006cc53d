package io.thimble.hw.tflite;

import io.thimble.hw.arch.Window;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * What convolutions and pooling take for granted (TensorFlow Lite, conv.cc, depthwise_conv.cc,
 * pooling.cc).
 */
final class ImageCheck {
  private static final int DIMENSIONS = 4;
  private static final int CHANNELS = 3;

  private ImageCheck() {}

  static long convolution(Inspected operator, Window window, boolean dilated) {
    requirePadding(operator, operator.options(BuiltinOptions.Conv2DOptions));
    var input = image(operator);
    var weights = operator.weights(1, DIMENSIONS, 0);
    int filters = weights.shape().get(0);
    operator.requireInputs(2, 3);
    operator.require(!dilated, "its kernel is dilated");
    operator.require(
        weights.shape().get(CHANNELS) == input.shape().get(CHANNELS),
        "its weights %s do not fit %s".formatted(weights.shape(), input.shape()));
    operator.checkBiases(2, input.type(), filters);
    requireImage(operator, input, window, filters);
    return operator.out().elements() * (weights.elements() / filters);
  }

  static long depthwise(Inspected operator, Window window, boolean dilated) {
    var options = operator.options(BuiltinOptions.DepthwiseConv2DOptions);
    requirePadding(operator, options);
    var input = image(operator);
    var weights = operator.weights(1, DIMENSIONS, CHANNELS);
    int channels = weights.shape().get(CHANNELS);
    operator.requireInputs(3, 3);
    // The kernel for int8 reads biases without a look whether there are any.
    operator.require(operator.has(2), "it has no biases");
    operator.require(!dilated, "its kernel is dilated");
    operator.require(
        weights.shape().get(0) == 1
            && (long) options.intField(3, 0) * input.shape().get(CHANNELS) == channels,
        "its weights %s and its multiplier %d do not fit %s"
            .formatted(weights.shape(), options.intField(3, 0), input.shape()));
    operator.checkBiases(2, input.type(), channels);
    requireImage(operator, input, window, channels);
    return operator.out().elements() * window.kernelHeight() * window.kernelWidth();
  }

  static long pool(Inspected operator, Window window) {
    requirePadding(operator, operator.options(BuiltinOptions.Pool2DOptions));
    operator.requireInputs(1, 1);
    var input = image(operator);
    operator.require(
        window.kernelHeight() <= input.shape().get(1)
            && window.kernelWidth() <= input.shape().get(2),
        "its window is larger than %s".formatted(input.shape()));
    requireImage(operator, input, window, input.shape().get(CHANNELS));
    return operator.out().elements() * window.kernelHeight() * window.kernelWidth();
  }

  /** A padding of another code leaves the interpreter with an output of no size. */
  private static void requirePadding(Inspected operator, CheckedTable options) {
    int padding = options.byteField(0, 0);
    operator.require(padding == 0 || padding == 1, "its padding is of kind %d".formatted(padding));
  }

  private static Tensor image(Inspected operator) {
    var input = operator.activation(0);
    operator.require(
        input.shape().size() == DIMENSIONS && input.elements() > 0,
        "its input %s is no image".formatted(input.shape()));
    return input;
  }

  private static void requireImage(Inspected operator, Tensor input, Window window, int channels) {
    int height =
        outputs(
            operator, input.shape().get(1), window.kernelHeight(), window.strideHeight(), window);
    int width =
        outputs(operator, input.shape().get(2), window.kernelWidth(), window.strideWidth(), window);
    operator.require(channels > 0, "it has no channels");
    operator.requireOutput(input.type(), input.shape().get(0), height, width, channels);
  }

  /** TensorFlow Lite, padding.h, {@code ComputeOutSize}. */
  private static int outputs(Inspected operator, int size, int kernel, int stride, Window window) {
    long covered =
        switch (window.padding()) {
          case SAME -> size;
          case VALID -> (long) size - kernel + 1;
        };
    operator.require(
        covered > 0, "its kernel (%d) is larger than its input (%d)".formatted(kernel, size));
    return (int) Math.ceilDiv(covered, stride);
  }
}
