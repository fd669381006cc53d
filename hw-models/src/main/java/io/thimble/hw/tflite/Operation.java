package io.thimble.hw.tflite;

import io.thimble.hw.arch.Window;

/** What an operator computes, with the options that its cost depends on. */
public sealed interface Operation {
  /** TensorFlow Lite's name of it, for example {@code CONV_2D}. */
  String name();

  /**
   * A convolution over all channels.
   *
   * @param window kernel, stride and padding
   * @param dilated whether the kernel's elements stand apart
   */
  record Convolution(Window window, boolean dilated) implements Operation {
    @Override
    public String name() {
      return "CONV_2D";
    }
  }

  /**
   * A convolution of each channel by itself.
   *
   * @param window kernel, stride and padding
   * @param dilated whether the kernel's elements stand apart
   */
  record DepthwiseConvolution(Window window, boolean dilated) implements Operation {
    @Override
    public String name() {
      return "DEPTHWISE_CONV_2D";
    }
  }

  /**
   * The mean under a window.
   *
   * @param window size, stride and padding
   */
  record AveragePool(Window window) implements Operation {
    @Override
    public String name() {
      return "AVERAGE_POOL_2D";
    }
  }

  /**
   * The greatest value under a window.
   *
   * @param window size, stride and padding
   */
  record MaxPool(Window window) implements Operation {
    @Override
    public String name() {
      return "MAX_POOL_2D";
    }
  }

  /** Operations whose cost depends on no option. */
  enum Plain implements Operation {
    ADD,
    FULLY_CONNECTED,
    LOGISTIC,
    MEAN,
    MUL,
    QUANTIZE,
    RESHAPE,
    SOFTMAX,
    STRIDED_SLICE,
    SVDF,
    UNIDIRECTIONAL_SEQUENCE_LSTM
  }

  /**
   * An operation that nothing is known of but its name.
   *
   * @param name TensorFlow Lite's name, or that of the custom operation
   */
  record Unknown(String name) implements Operation {}
}
