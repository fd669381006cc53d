package io.thimble.hw.arch;

/**
 * A fully connected layer over the flattened input.
 *
 * @param units outputs
 * @param relu whether negative results become zero; the last layer before softmax has none
 */
public record Dense(int units, boolean relu) implements Layer {
  @Override
  public FeatureMap output(FeatureMap input) {
    return FeatureMap.vector(units);
  }

  @Override
  public long macs(FeatureMap input) {
    return (long) input.elements() * units;
  }

  @Override
  public long parameters(FeatureMap input) {
    return macs(input) + units;
  }
}
