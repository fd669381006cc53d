package io.thimble.hw.arch;

/** How a convolution treats the border, as TensorFlow defines it. */
public enum Padding {
  /** Zeros around the input, so that the output has {@code ceil(input / stride)} steps. */
  SAME {
    @Override
    int outputSteps(int input, int kernel, int stride) {
      return Math.ceilDiv(input, stride);
    }

    @Override
    public int before(int input, int kernel, int stride) {
      return total(input, kernel, stride) / 2;
    }

    @Override
    public int total(int input, int kernel, int stride) {
      return Math.max((outputSteps(input, kernel, stride) - 1) * stride + kernel - input, 0);
    }
  },
  /** No zeros: the kernel stays inside the input. */
  VALID {
    @Override
    int outputSteps(int input, int kernel, int stride) {
      return Math.ceilDiv(input - kernel + 1, stride);
    }

    @Override
    public int before(int input, int kernel, int stride) {
      return 0;
    }

    @Override
    public int total(int input, int kernel, int stride) {
      return 0;
    }
  };

  abstract int outputSteps(int input, int kernel, int stride);

  /** Zeros before the first step of an axis; the rest of {@link #total} stands behind the last. */
  public abstract int before(int input, int kernel, int stride);

  /** Zeros on both sides of an axis together. */
  public abstract int total(int input, int kernel, int stride);
}
