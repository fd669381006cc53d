package io.thimble.worker.train;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.worker.train.RecurrentWeights.Sizes;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What a layer's weights and biases are before the first step. */
final class InitialWeights {
  /** Jozefowicz et al., "An empirical exploration of recurrent networks" (ICML 2015), section 4. */
  private static final float FORGET_BIAS = 1;

  private static final int FORGET_GATE = 1;

  private final LayerPlan layer;
  private final RandomGenerator random;

  InitialWeights(LayerPlan layer, RandomGenerator random) {
    this.layer = layer;
    this.random = random;
  }

  /**
   * Draws weights: He's normal distribution before a ReLU (arXiv 1502.01852, equation 10), Glorot's
   * uniform one elsewhere (Glorot and Bengio, AISTATS 2010, equation 16), in recurrent layers for
   * each gate alone.
   */
  void draw(FloatBuffer weights) {
    switch (layer.layer()) {
      case Recurrent stack -> draw(stack, weights);
      case Dense dense when !dense.relu() ->
          glorot(weights, layer.weights(), layer.fanIn(), layer.biases());
      case Conv2d _, DepthwiseConv2d _, Dense _ -> he(weights);
      case GlobalAveragePool _, Softmax _ -> {}
    }
  }

  /** The first biases: 0, but 1 for forget gates. */
  float[] biases() {
    var biases = new float[layer.biases()];
    switch (layer.layer()) {
      case Lstm lstm -> openForgetGates(lstm, lstm.units(), biases);
      case ProjectedLstm lstm -> openForgetGates(lstm, lstm.units(), biases);
      case Gru _, Conv2d _, DepthwiseConv2d _, Dense _, GlobalAveragePool _, Softmax _ -> {}
    }
    return biases;
  }

  private void draw(Recurrent stack, FloatBuffer weights) {
    int units = units(stack);
    for (int i = 0; i < stack.layers(); i++) {
      var sizes = Sizes.of(stack, layer.input(), i);
      glorot(weights, sizes.input(), stack.inputs(layer.input(), i), units);
      glorot(weights, sizes.state(), stack.stateUnits(), units);
      glorot(weights, sizes.projection(), units, stack.stateUnits());
    }
  }

  private void he(FloatBuffer weights) {
    for (int i = 0; i < layer.weights(); i++) {
      weights.put((float) (random.nextGaussian() * Math.sqrt(2.0 / layer.fanIn())));
    }
  }

  private void glorot(FloatBuffer weights, int count, int inputs, int outputs) {
    var limit = Math.sqrt(6.0 / (inputs + outputs));
    for (int i = 0; i < count; i++) {
      weights.put((float) random.nextDouble(-limit, limit));
    }
  }

  private static int units(Recurrent stack) {
    return switch (stack) {
      case Gru gru -> gru.units();
      case Lstm lstm -> lstm.units();
      case ProjectedLstm lstm -> lstm.units();
    };
  }

  private static void openForgetGates(Recurrent stack, int units, float[] biases) {
    for (int i = 0; i < stack.layers(); i++) {
      int from = i * stack.biases() + FORGET_GATE * units;
      Arrays.fill(biases, from, from + units, FORGET_BIAS);
    }
  }
}
