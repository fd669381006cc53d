package io.thimble.hw.arch;

/**
 * A stack of equal recurrent layers that walks over time: one step for each row of its input, each
 * layer reading the steps of the one below. Only the state after the last step goes on, so the
 * result is a vector.
 *
 * <p>A step's element-wise products count as multiply-accumulates beside the weights' ones: the
 * operations that "Hello Edge" (arXiv 1711.07128, table 2) gives are met within 2 % that way.
 */
public sealed interface Recurrent extends Layer permits Gru, Lstm, ProjectedLstm {
  /** Layers of the stack, at least 1. */
  int layers();

  /** Values of the state that one layer hands to the next step and to the layer above. */
  int stateUnits();

  /** Weights of one layer. */
  long weights(int inputs);

  /** Biases of one layer. */
  int biases();

  /** Element-wise products of one layer in one step. */
  int products();

  @Override
  default FeatureMap output(FeatureMap input) {
    return FeatureMap.vector(stateUnits());
  }

  @Override
  default long macs(FeatureMap input) {
    long macsPerStep = 0;
    for (int layer = 0; layer < layers(); layer++) {
      macsPerStep += weights(inputs(input, layer)) + products();
    }
    return input.height() * macsPerStep;
  }

  @Override
  default long parameters(FeatureMap input) {
    long parameters = 0;
    for (int layer = 0; layer < layers(); layer++) {
      parameters += weights(inputs(input, layer)) + biases();
    }
    return parameters;
  }

  /** Values that a layer of the stack reads in each step, counted from the bottom, 0 first. */
  default int inputs(FeatureMap input, int layer) {
    return layer == 0 ? input.width() * input.channels() : stateUnits();
  }

  /** Throws unless every size is at least 1. */
  static void require(String name, int... sizes) {
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "A size (%d) of %s is below 1. Maybe leave the layer out.".formatted(size, name));
      }
    }
  }
}
