package io.thimble.hw.arch;

/** The mean of each channel over time and frequency. */
public record GlobalAveragePool() implements Layer {
  @Override
  public FeatureMap output(FeatureMap input) {
    return FeatureMap.vector(input.channels());
  }

  @Override
  public long macs(FeatureMap input) {
    return 0;
  }

  @Override
  public long parameters(FeatureMap input) {
    return 0;
  }
}
