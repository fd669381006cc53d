package io.thimble.hw.arch;

/**
 * A kernel as it slides over a feature map.
 *
 * @param kernelHeight kernel size in time
 * @param kernelWidth kernel size in frequency
 * @param strideHeight stride in time
 * @param strideWidth stride in frequency
 * @param padding treatment of the border
 */
public record Window(
    int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, Padding padding) {
  public Window {
    if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
      throw new IllegalArgumentException(
          "A kernel of %d x %d with stride %d x %d does not exist. Maybe use at least 1 everywhere."
              .formatted(kernelHeight, kernelWidth, strideHeight, strideWidth));
    }
  }

  /** A window that covers the whole map once, as global pooling does. */
  public static Window covering(FeatureMap map) {
    return new Window(map.height(), map.width(), map.height(), map.width(), Padding.VALID);
  }

  /** The shape after sliding over {@code input}, with {@code channels} results at each place. */
  public FeatureMap output(FeatureMap input, int channels) {
    return new FeatureMap(
        padding.outputSteps(input.height(), kernelHeight, strideHeight),
        padding.outputSteps(input.width(), kernelWidth, strideWidth),
        channels);
  }

  /** Weights of one kernel plane. */
  public int area() {
    return kernelHeight * kernelWidth;
  }
}
