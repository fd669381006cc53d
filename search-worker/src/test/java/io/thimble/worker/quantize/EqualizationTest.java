package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.train.Normalization;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EqualizationTest {
  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anEqualizedNetworkComputesTheSameLogits(long seed) {
    var words = words(seed);
    var network = uneven(words, seed);

    var equalized = new FloatForward(Equalization.of(network));
    var plain = new FloatForward(network);
    var clips = words.validation();
    for (int clip = 0; clip < 10; clip++) {
      var features = network.standardisation().apply(clips, clip);
      var logits = plain.run(features).getLast();
      var same = equalized.run(features).getLast();
      float largest = 1;
      for (float logit : logits) {
        largest = Math.max(largest, Math.abs(logit));
      }
      for (int i = 0; i < logits.length; i++) {
        assertThat(same[i])
            .as("class %d of clip %d, seed %d", i, clip, seed)
            .isCloseTo(logits[i], within(1e-3f * largest));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noChannelOfWeightsIsMuchSmallerThanBefore(long seed) {
    var network = uneven(words(seed), seed);

    assertThat(spread(Equalization.of(network)))
        .as("seed %d", seed)
        .isLessThanOrEqualTo(spread(network) * 1.001);
  }

  /** A network whose channels have been scaled apart without changing what it computes. */
  private static TrainedNetwork uneven(ToyWords words, long seed) {
    var random = new SplittableRandom(seed);
    var architecture = Networks.random(new SplittableRandom(seed));
    var network =
        Trainer.train(architecture, words, TrainingSettings.of(1, seed), TrainingListener.NONE);
    var layers = new ArrayList<TrainedLayer>();
    for (var layer : network.layers()) {
      var normalization = layer.normalization();
      if (normalization == null) {
        layers.add(layer);
        continue;
      }
      var weights = layer.weights().clone();
      var biases = layer.biases().clone();
      var factors = random.doubles(biases.length, -3, 3).map(Math::exp).toArray();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= (float) factors[Channels.output(layer, i)];
      }
      var mean = normalization.mean().clone();
      var deviation = normalization.deviation().clone();
      for (int c = 0; c < biases.length; c++) {
        biases[c] *= (float) factors[c];
        mean[c] *= (float) factors[c];
        deviation[c] *= (float) factors[c];
      }
      layers.add(
          new TrainedLayer(layer.layer(), weights, biases, new Normalization(mean, deviation)));
    }
    return new TrainedNetwork(architecture, network.standardisation(), layers);
  }

  /** How far the largest and the smallest channel of a layer lie apart, in the geometric mean. */
  private static double spread(TrainedNetwork network) {
    double sum = 0;
    int count = 0;
    for (var layer : network.layers()) {
      if (layer.normalization() == null) {
        continue;
      }
      var largest = new float[layer.biases().length];
      for (int i = 0; i < layer.weights().length; i++) {
        int c = Channels.output(layer, i);
        largest[c] = Math.max(largest[c], Math.abs(layer.weights()[i]));
      }
      float most = 0;
      for (float value : largest) {
        most = Math.max(most, value);
      }
      for (float value : largest) {
        sum += Math.log(most / value);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static ToyWords words(long seed) {
    var architecture = Networks.random(new SplittableRandom(seed));
    return new ToyWords(architecture.frontEnd(), architecture.classes(), 40, 1, seed);
  }
}
