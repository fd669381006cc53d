package io.thimble.hw.tflite;

import io.thimble.hw.arch.Window;

/** What an operator computes, with the options that its cost and its file depend on. */
public sealed interface Operation {
  /** TensorFlow Lite's name of it, for example {@code CONV_2D}. */
  String name();

  /** Inputs that it cannot do without, counted from the first. */
  int leastInputs();

  /** The input whose scale its outputs must have, or {@link Operator#ABSENT}. */
  default int sameScaleAsInput() {
    return Operator.ABSENT;
  }

  /**
   * A convolution over all channels.
   *
   * @param window kernel, stride and padding
   * @param dilated whether the kernel's elements stand apart
   * @param activation what happens to its results
   */
  record Convolution(Window window, boolean dilated, FusedActivation activation)
      implements Operation {
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
   * @param activation what happens to its results
   */
  record DepthwiseConvolution(Window window, boolean dilated, FusedActivation activation)
      implements Operation {
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
   * A matrix with biases.
   *
   * @param activation what happens to its results
   */
  record FullyConnected(FusedActivation activation) implements Operation {
    @Override
    public String name() {
      return "FULLY_CONNECTED";
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

    @Override
    public int sameScaleAsInput() {
      return 0;
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

    @Override
    public int sameScaleAsInput() {
      return 0;
    }
  }

  /**
   * The slice whose index along an axis stands in the second input.
   *
   * @param axis the axis, counted from 0
   */
  record Gather(int axis) implements Operation {
    @Override
    public String name() {
      return "GATHER";
    }

    @Override
    public int leastInputs() {
      return 2;
    }

    @Override
    public int sameScaleAsInput() {
      return 0;
    }
  }

  /**
   * Equal parts along the axis that stands in the first input.
   *
   * @param parts how many
   */
  record Split(int parts) implements Operation {
    @Override
    public String name() {
      return "SPLIT";
    }

    @Override
    public int leastInputs() {
      return 2;
    }

    @Override
    public int sameScaleAsInput() {
      return 1;
    }
  }

  /**
   * A part of a tensor, whose begin, end and strides stand in the other inputs.
   *
   * @param shrinkAxisMask a bit for each dimension that the result lacks
   */
  record StridedSlice(int shrinkAxisMask) implements Operation {
    @Override
    public String name() {
      return "STRIDED_SLICE";
    }

    @Override
    public int leastInputs() {
      return 4;
    }

    @Override
    public int sameScaleAsInput() {
      return 0;
    }
  }

  /**
   * Runs the graph {@code body} for as long as the graph {@code condition} says so. Inputs and
   * outputs of both graphs and of the operator agree.
   *
   * @param condition index of a graph with one output, a truth value
   * @param body index of a graph with as many outputs as inputs
   */
  record While(int condition, int body) implements Operation {
    @Override
    public String name() {
      return "WHILE";
    }

    @Override
    public int leastInputs() {
      return 1;
    }
  }

  /** Operations whose cost and file depend on no option. */
  enum Plain implements Operation {
    ADD(2),
    CAST(1),
    LESS(2),
    LOGISTIC(1),
    MEAN(2),
    MUL(2),
    QUANTIZE(1),
    RESHAPE(1) {
      @Override
      public int sameScaleAsInput() {
        return 0;
      }
    },
    SOFTMAX(1),
    SUB(2),
    SVDF(3),
    TANH(1),
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
