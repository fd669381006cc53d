package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.worker.train.Normalization;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cross-layer equalization (Nagel et al., arXiv 1906.04721, section 4.1): dividing a channel by s
 * where it leaves one layer and multiplying it by s where it enters the next changes nothing, since
 * neither ReLU nor average pooling minds a positive factor, and {@code s = sqrt(r1 / r2)} gives the
 * channel the same range of weights on both sides (equation 11). Neighbours are taken in turn until
 * no factor moves any more. A recurrent layer is nobody's neighbour: its gates do mind.
 *
 * <p>One limit is added: no channel grows past the largest of its layer, by the bound {@code mean +
 * 6 deviations} of its normalization (the same paper's range of activations without data, section
 * 5). A channel that training has all but switched off would otherwise stretch the one range that
 * all channels of an activation share.
 */
final class Equalization {
  private static final int MOST_ROUNDS = 40;
  private static final double SETTLED = 1e-3;
  private static final int DEVIATIONS = 6;

  private final List<TrainedLayer> layers;

  private Equalization(TrainedNetwork network) {
    layers = new ArrayList<>(network.layers());
  }

  /** A network that computes the same as this one, but for rounding. */
  static TrainedNetwork of(TrainedNetwork network) {
    var equalization = new Equalization(network);
    int rounds = 0;
    while (rounds < MOST_ROUNDS && equalization.round() > SETTLED) {
      rounds++;
    }
    return new TrainedNetwork(
        network.architecture(), network.standardisation(), equalization.layers);
  }

  /** Equalizes each pair once and says how far the largest factor is from 1. */
  private double round() {
    double largest = 0;
    int first = -1;
    for (int i = 0; i < layers.size(); i++) {
      switch (layers.get(i).layer()) {
        case Conv2d _, DepthwiseConv2d _, Dense _ -> {
          if (first >= 0) {
            largest = Math.max(largest, equalize(first, i));
          }
          first = i;
        }
        case GlobalAveragePool _, Softmax _ -> {}
        case Recurrent _ -> first = -1;
      }
    }
    return largest;
  }

  private double equalize(int first, int second) {
    var before = layers.get(first);
    var after = layers.get(second);
    int channels = before.biases().length;
    var leaving = new float[channels];
    for (int i = 0; i < before.weights().length; i++) {
      int c = Channels.output(before, i);
      leaving[c] = Math.max(leaving[c], Math.abs(before.weights()[i]));
    }
    var entering = new float[channels];
    for (int i = 0; i < after.weights().length; i++) {
      int c = Channels.input(after, i, channels);
      entering[c] = Math.max(entering[c], Math.abs(after.weights()[i]));
    }
    var factors = factors(leaving, entering, bounds(before));
    layers.set(first, divided(before, factors));
    layers.set(second, multiplied(after, factors));
    double largest = 0;
    for (float factor : factors) {
      largest = Math.max(largest, Math.abs(factor - 1));
    }
    return largest;
  }

  private static float[] factors(float[] leaving, float[] entering, float[] bounds) {
    float largest = 0;
    for (float bound : bounds) {
      largest = Math.max(largest, bound);
    }
    var factors = new float[leaving.length];
    Arrays.fill(factors, 1);
    for (int c = 0; c < factors.length; c++) {
      // A channel without weights on one side has no range that could be shared.
      if (leaving[c] >= Float.MIN_NORMAL && entering[c] >= Float.MIN_NORMAL && largest > 0) {
        var even = (float) Math.sqrt((double) leaving[c] / entering[c]);
        factors[c] = Math.max(even, bounds[c] / largest);
      }
    }
    return factors;
  }

  /** How large each channel may get; without a normalization its bias has to tell. */
  private static float[] bounds(TrainedLayer layer) {
    var normalization = layer.normalization();
    var bounds = new float[layer.biases().length];
    for (int c = 0; c < bounds.length; c++) {
      bounds[c] =
          normalization == null
              ? Math.abs(layer.biases()[c])
              : Math.max(0, normalization.mean()[c] + DEVIATIONS * normalization.deviation()[c]);
    }
    return bounds;
  }

  private static TrainedLayer divided(TrainedLayer layer, float[] factors) {
    var weights = layer.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= factors[Channels.output(layer, i)];
    }
    var normalization = layer.normalization();
    return new TrainedLayer(
        layer.layer(),
        weights,
        divided(layer.biases(), factors),
        normalization == null
            ? null
            : new Normalization(
                divided(normalization.mean(), factors),
                divided(normalization.deviation(), factors)));
  }

  private static float[] divided(float[] values, float[] factors) {
    var result = values.clone();
    for (int c = 0; c < result.length; c++) {
      result[c] /= factors[c];
    }
    return result;
  }

  private static TrainedLayer multiplied(TrainedLayer layer, float[] factors) {
    var weights = layer.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factors[Channels.input(layer, i, factors.length)];
    }
    return new TrainedLayer(layer.layer(), weights, layer.biases(), layer.normalization());
  }
}
