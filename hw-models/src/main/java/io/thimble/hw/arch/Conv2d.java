package io.thimble.hw.arch;

/**
 * A convolution over all input channels, with bias and ReLU.
 *
 * @param filters output channels
 * @param window kernel, stride and padding
 */
public record Conv2d(int filters, Window window) implements Layer {
  @Override
  public FeatureMap output(FeatureMap input) {
    return window.output(input, filters);
  }

  /** The same where the kernel fits into this input; else with the largest kernel that does. */
  public Conv2d cutTo(FeatureMap input) {
    return window.padding() == Padding.VALID
            && (window.kernelHeight() > input.height() || window.kernelWidth() > input.width())
        ? new Conv2d(
            filters,
            new Window(
                Math.min(window.kernelHeight(), input.height()),
                Math.min(window.kernelWidth(), input.width()),
                window.strideHeight(),
                window.strideWidth(),
                Padding.VALID))
        : this;
  }

  @Override
  public long macs(FeatureMap input) {
    return (long) output(input).elements() * window.area() * input.channels();
  }

  @Override
  public long parameters(FeatureMap input) {
    return (long) filters * window.area() * input.channels() + filters;
  }
}
