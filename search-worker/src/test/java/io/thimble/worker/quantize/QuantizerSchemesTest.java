package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.quantization.RangeMethod;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantizerSchemesTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(4, 40, 60);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 3, 60, 1, 1);

  static Stream<QuantizationScheme> schemes() {
    return QuantizationSchemes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void everyActivationHasTheGridThatItsSchemeAsksFor(QuantizationScheme scheme) {
    var quantized = Quantizer.quantize(trained(), WORDS.training(0), scheme);

    assertThat(quantized.format()).isEqualTo(scheme.format());
    for (QuantizedLayer layer : quantized.layers()) {
      var kernel = (QuantizedKernel) layer;
      assertThat(kernel.output().type()).isEqualTo(scheme.format().activations());
      if (kernel.layer() instanceof Softmax) {
        continue;
      }
      if (scheme.has(Trait.SYMMETRIC_ACTIVATIONS)) {
        assertThat(kernel.output().zeroPoint()).isZero();
      }
      if (scheme.has(Trait.POWER_OF_TWO_SCALES)) {
        assertThat(isPowerOfTwo(kernel.output().scale())).isTrue();
        for (float scale : kernel.weightScales()) {
          assertThat(isPowerOfTwo(scale)).isTrue();
        }
      }
      if (!scheme.format().perChannelWeights()) {
        assertThat(kernel.weightScales()).hasSizeLessThan(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void weightsThatAreNotANumberNameTheirLayer(QuantizationScheme scheme) {
    refused(network(new float[] {1, Float.NaN, 1}, 0.1f), WORDS.training(0), scheme, "Layer 1");
    refused(
        network(new float[] {1, Float.POSITIVE_INFINITY, 1}, 0.1f),
        WORDS.training(0),
        scheme,
        "Layer 1");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aDeadLayerIsNamed(QuantizationScheme scheme) {
    refused(network(new float[] {0, 0, 0}, -1), WORDS.training(0), scheme, "Layer 1");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void aRangeTooNarrowForStepsIsNamed(QuantizationScheme scheme) {
    refused(network(new float[] {0, 0, 0}, 1e-40f), WORDS.training(0), scheme, "Layer 1");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void resultsTooLargeForFloatAreNamed(QuantizationScheme scheme) {
    refused(network(new float[] {3e38f, 3e38f, 3e38f}, 0), WORDS.training(0), scheme, "Layer 1");
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void silenceToCalibrateOnIsRefused(QuantizationScheme scheme) {
    var features = WORDS.training(0);
    var silent =
        new FeatureSet(
            FRONT_END,
            new float[features.clips() * features.valuesPerClip()],
            features.labels(),
            features.names());

    refused(network(new float[] {1, 1, 1}, 0.1f), silent, scheme, "features");
  }

  /** One unit of sixty speaks, on one clip of two hundred. */
  @ParameterizedTest
  @MethodSource("schemes")
  void aLayerThatHardlyEverSpeaksIsNamedWhereItsRangeIsCutAway(QuantizationScheme scheme) {
    var clips = new ToyWords(FRONT_END, 3, 200, 1, 1).training(0);
    var first = new float[clips.clips()];
    for (int clip = 0; clip < first.length; clip++) {
      first[clip] = clips.value(clip, 0);
    }
    Arrays.sort(first);
    var biases = new float[60];
    biases[0] = -(first[198] + first[199]) / 2;
    var weights = new float[3 * biases.length];
    weights[0] = 1;
    var network = network(weights, biases);

    if (scheme.ranges() instanceof RangeMethod.Percentile) {
      refused(network, clips, scheme, "Layer 1");
    } else {
      assertThat(Quantizer.quantize(network, clips, scheme).layers()).hasSize(4);
    }
  }

  private static TrainedNetwork network(float[] weights, float bias) {
    return network(weights, new float[] {bias});
  }

  /** Three copies of features, a hidden layer with these weights and biases, and two classes. */
  private static TrainedNetwork network(float[] weights, float[] biases) {
    var hidden = new Dense(biases.length, true);
    var layers = List.<Layer>of(new Dense(3, false), hidden, new Dense(2, false), new Softmax());
    var first = new float[3 * FRONT_END.values()];
    first[0] = 1;
    first[FRONT_END.values()] = 1;
    first[2 * FRONT_END.values() + 1] = -1;
    var last = new float[2 * biases.length];
    Arrays.fill(last, 1);
    return new TrainedNetwork(
        new Architecture(Family.DNN, FRONT_END, layers),
        Standardisation.none(FRONT_END.coefficients()),
        List.of(
            new TrainedLayer(layers.get(0), first, new float[3]),
            new TrainedLayer(hidden, weights, biases),
            new TrainedLayer(layers.get(2), last, new float[] {0, 0.5f}),
            TrainedLayer.of(new Softmax())));
  }

  private static TrainedNetwork trained() {
    return Trainer.train(
        Networks.tiny(FRONT_END, 3), WORDS, TrainingSettings.of(2, 1), TrainingListener.NONE);
  }

  private static boolean isPowerOfTwo(float value) {
    return Math.scalb(1f, Math.getExponent(value)) == value;
  }

  private static void refused(
      TrainedNetwork network, FeatureSet clips, QuantizationScheme scheme, String place) {
    assertThatExceptionOfType(QuantizationFailedException.class)
        .isThrownBy(() -> Quantizer.quantize(network, clips, scheme))
        .withMessageContaining(place)
        .withMessageContaining("Maybe");
  }
}
