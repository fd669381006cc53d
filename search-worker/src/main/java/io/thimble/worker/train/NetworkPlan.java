package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Where the parameters of a network stand in one flat vector, so that the optimizer has one tensor
 * to update instead of dozens. For each layer with weights: the weights in TensorFlow Lite's order,
 * then scale and shift of its normalization, or its bias.
 *
 * @param layers the layers in the architecture's order
 */
record NetworkPlan(List<LayerPlan> layers) {
  /**
   * Added to a variance before its root is taken; larger than PyTorch's own so that a channel that
   * hardly moves does not get weights that int8 cannot hold.
   */
  static final double EPSILON = 1e-3;

  NetworkPlan {
    layers = List.copyOf(layers);
  }

  static NetworkPlan of(Architecture architecture) {
    var shapes = architecture.shapes();
    var layers = architecture.layers();
    var channelsFirst = isFasterChannelByChannel(layers);
    var plans = new ArrayList<LayerPlan>(layers.size());
    for (int i = 0; i < layers.size(); i++) {
      var last = i == layers.size() - 1;
      if (!last && layers.get(i) instanceof Softmax) {
        throw new IllegalArgumentException(
            "Layer %d is a softmax in the middle of the network (%s). Maybe leave it out."
                .formatted(i, layers));
      }
      // The layer before the softmax gives the logits: those need a bias, not a normalization. A
      // recurrent layer's gates bound its states already.
      var normalized = i < layers.size() - 2 && !(layers.get(i) instanceof Recurrent);
      plans.add(
          new LayerPlan(
              layers.get(i), shapes.get(i), shapes.get(i + 1), normalized, channelsFirst));
    }
    return new NetworkPlan(plans);
  }

  /**
   * Depthwise and pointwise convolutions are faster with channels last, and recurrent layers take
   * them so; batch norm of few channels is faster the other way. One network has one order:
   * changing it in between costs more than it gains.
   */
  private static boolean isFasterChannelByChannel(List<Layer> layers) {
    return layers.stream().anyMatch(Conv2d.class::isInstance)
        && layers.stream()
            .noneMatch(layer -> layer instanceof DepthwiseConv2d || layer instanceof Recurrent);
  }

  /** The same layers without normalization: a bias stands in its place. */
  NetworkPlan folded() {
    return new NetworkPlan(layers.stream().map(LayerPlan::folded).toList());
  }

  /** The flat vector of a trained network, in the order of {@link #folded()}. */
  static float[] flat(TrainedNetwork network) {
    int values =
        network.layers().stream()
            .mapToInt(layer -> layer.weights().length + layer.biases().length)
            .sum();
    var flat = FloatBuffer.allocate(values);
    network.layers().forEach(layer -> flat.put(layer.weights()).put(layer.biases()));
    return flat.array();
  }

  /** Lengths of the parts of the flat vector. */
  long[] sizes() {
    return layers.stream()
        .filter(layer -> layer.weights() > 0)
        .flatMapToLong(
            layer ->
                layer.normalized()
                    ? LongStream.of(layer.weights(), layer.biases(), layer.biases())
                    : LongStream.of(layer.weights(), layer.biases()))
        .toArray();
  }

  /** First values of the flat vector: random weights, scales 1, shifts 0, first biases. */
  float[] initial(RandomGenerator random) {
    var flat = FloatBuffer.allocate((int) LongStream.of(sizes()).sum());
    for (var layer : layers) {
      var initial = new InitialWeights(layer, random);
      initial.draw(flat);
      if (layer.normalized()) {
        for (int i = 0; i < layer.biases(); i++) {
          flat.put(1);
        }
      }
      flat.put(initial.biases());
    }
    return flat.array();
  }

  /** The state before the first epoch: no moments, means 0, variances 1. */
  CheckpointFile.State beginning(float[] initial) {
    var arrays = new ArrayList<float[]>();
    arrays.add(initial);
    arrays.add(new float[initial.length]);
    arrays.add(new float[initial.length]);
    for (var layer : layers) {
      int channels = layer.normalized() ? layer.biases() : 0;
      var variances = new float[channels];
      Arrays.fill(variances, 1);
      arrays.add(new float[channels]);
      arrays.add(variances);
    }
    return new CheckpointFile.State(0, 0, LossWatch.START, arrays);
  }

  /**
   * Folds each normalization into the weights before it: {@code w' = w g / sqrt(v + e)}, {@code b'
   * = s - m g / sqrt(v + e)} for scale g, shift s, mean m, variance v (Jacob et al., arXiv
   * 1712.05877, section 3.2).
   *
   * @param flat the trained vector
   * @param means running mean of each channel, for each layer; empty where there is none
   * @param variances running variance, likewise
   */
  List<TrainedLayer> fold(float[] flat, List<float[]> means, List<float[]> variances) {
    var result = new ArrayList<TrainedLayer>(layers.size());
    int at = 0;
    for (int i = 0; i < layers.size(); i++) {
      var plan = layers.get(i);
      var weights = new float[plan.weights()];
      var biases = new float[plan.biases()];
      Normalization normalization = null;
      System.arraycopy(flat, at, weights, 0, weights.length);
      at += weights.length;
      if (plan.normalized()) {
        normalization = normalization(flat, at, biases.length);
        var factors = new float[biases.length];
        for (int c = 0; c < biases.length; c++) {
          var factor = flat[at + c] / Math.sqrt(variances.get(i)[c] + EPSILON);
          factors[c] = (float) factor;
          biases[c] = (float) (flat[at + biases.length + c] - means.get(i)[c] * factor);
        }
        for (int w = 0; w < weights.length; w++) {
          weights[w] *= factors[plan.channelOf(w)];
        }
        at += 2 * biases.length;
      } else {
        System.arraycopy(flat, at, biases, 0, biases.length);
        at += biases.length;
      }
      result.add(new TrainedLayer(plan.layer(), weights, biases, normalization));
    }
    return result;
  }

  /** Scales stand in the flat vector before shifts. */
  private static Normalization normalization(float[] flat, int at, int channels) {
    var deviations = new float[channels];
    for (int c = 0; c < channels; c++) {
      deviations[c] = Math.abs(flat[at + c]);
    }
    return new Normalization(
        Arrays.copyOfRange(flat, at + channels, at + 2 * channels), deviations);
  }
}
