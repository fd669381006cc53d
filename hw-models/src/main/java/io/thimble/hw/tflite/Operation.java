package io.thimble.hw.tflite;

import io.thimble.hw.arch.Window;

/** What an operator computes, with the options that its cost depends on. */
public sealed interface Operation {
  /** TensorFlow Lite's name of it, for example {@code CONV_2D}. */
  String name();

  /** Inputs that it cannot do without, counted from the first. */
  int leastInputs();

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

    @Override
    public int leastInputs() {
      return 2;
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

    @Override
    public int leastInputs() {
      return 2;
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

    @Override
    public int leastInputs() {
      return 1;
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

    @Override
    public int leastInputs() {
      return 1;
    }
  }

  /** Operations whose cost depends on no option. */
  enum Plain implements Operation {
    ADD(2),
    FULLY_CONNECTED(2),
    LOGISTIC(1),
    MEAN(2),
    MUL(2),
    QUANTIZE(1),
    RESHAPE(1),
    SOFTMAX(1),
    STRIDED_SLICE(4),
    SVDF(3),
    UNIDIRECTIONAL_SEQUENCE_LSTM(1);

    private final int leastInputs;

    Plain(int leastInputs) {
      this.leastInputs = leastInputs;
    }

    @Override
    public int leastInputs() {
      return leastInputs;
    }
  }

  /**
   * An operation that nothing is known of but its name.
   *
   * @param name TensorFlow Lite's name, or that of the custom operation
   */
  record Unknown(String name) implements Operation {
    @Override
    public int leastInputs() {
      return 0;
    }
  }
}
