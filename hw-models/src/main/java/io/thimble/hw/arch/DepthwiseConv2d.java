package io.thimble.hw.arch;

/**
 * A convolution of each channel by itself (multiplier 1), with bias and ReLU.
 *
 * @param window kernel, stride and padding
 */
public record DepthwiseConv2d(Window window) implements Layer {
  @Override
  public FeatureMap output(FeatureMap input) {
    return window.output(input, input.channels());
  }

  @Override
  public long macs(FeatureMap input) {
    return (long) output(input).elements() * window.area();
  }

  @Override
  public long parameters(FeatureMap input) {
    return (long) input.channels() * window.area() + input.channels();
  }
}
