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

  @Override
  public long macs(FeatureMap input) {
    return (long) output(input).elements() * window.area() * input.channels();
  }

  @Override
  public long parameters(FeatureMap input) {
    return (long) filters * window.area() * input.channels() + filters;
  }
}
