package io.thimble.hw.arch;

/** Scores that add up to one; the last layer of every classifier. */
public record Softmax() implements Layer {
  @Override
  public FeatureMap output(FeatureMap input) {
    return input;
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
