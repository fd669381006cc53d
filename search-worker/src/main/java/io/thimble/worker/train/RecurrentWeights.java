package io.thimble.worker.train;

import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Recurrent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of one layer of a recurrent stack, cut out of the stack's {@link TrainedLayer}.
 * Matrices stand row by row; the gates' rows follow one another, {@code units} rows each: input,
 * forget, candidate, output for LSTMs, reset, update, candidate for GRUs.
 *
 * @param input gates x units rows, a column for each value that a step brings
 * @param state gates x units rows, a column for each value of the state
 * @param projection a row for each value of the state, a column for each unit; empty without a
 *     projection
 * @param biases gates x units
 */
public record RecurrentWeights(float[] input, float[] state, float[] projection, float[] biases) {
  /**
   * Cuts a stack into its layers, the bottom first.
   *
   * @param trained the weights of the stack
   * @param entering what the stack walks over
   */
  public static List<RecurrentWeights> of(
      Recurrent stack, TrainedLayer trained, FeatureMap entering) {
    var layers = new ArrayList<RecurrentWeights>(stack.layers());
    int at = 0;
    for (int layer = 0; layer < stack.layers(); layer++) {
      var sizes = Sizes.of(stack, entering, layer);
      int state = at + sizes.input();
      int projection = state + sizes.state();
      int end = projection + sizes.projection();
      layers.add(
          new RecurrentWeights(
              Arrays.copyOfRange(trained.weights(), at, state),
              Arrays.copyOfRange(trained.weights(), state, projection),
              Arrays.copyOfRange(trained.weights(), projection, end),
              Arrays.copyOfRange(
                  trained.biases(), layer * stack.biases(), (layer + 1) * stack.biases())));
      at = end;
    }
    return layers;
  }

  /**
   * How many weights each matrix of a layer has.
   *
   * @param input weights of what a step brings
   * @param state weights of the state
   * @param projection weights of the projection, 0 without one
   */
  record Sizes(int input, int state, int projection) {
    static Sizes of(Recurrent stack, FeatureMap entering, int layer) {
      int inputs = stack.inputs(entering, layer);
      int input = stack.biases() * inputs;
      int state = stack.biases() * stack.stateUnits();
      int all = Math.toIntExact(stack.weights(inputs));
      return new Sizes(input, state, all - input - state);
    }
  }
}
