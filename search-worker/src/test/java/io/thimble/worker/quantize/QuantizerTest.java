package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.worker.ToyWords;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantizerTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(4, 40, 60);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 2, 20, 1, 1);
  private static final int INPUTS = FRONT_END.values();

  @Test
  void weightsAndBiasesStandForTheirRealValues() {
    var network = network(1, 0.5f);

    var hidden = hidden(network);

    var weights = network.layers().getFirst().weights();
    for (int i = 0; i < weights.length; i++) {
      var real = hidden.weights()[i] * hidden.weightScales()[0];
      assertThat(real).isCloseTo(weights[i], within(hidden.weightScales()[0] * 0.501f));
    }
    assertThat(hidden.weights()).contains((byte) 127).doesNotContain((byte) -128);
  }

  @Test
  void aRectifiedResultStartsAtZero() {
    var hidden = hidden(network(1, 0.5f));

    assertThat(hidden.output().zeroPoint()).isEqualTo(-128);
  }

  @Test
  void softmaxGetsTheOneQuantizationThatTheRuntimesTake() {
    var network = Quantizer.quantize(network(1, 0.5f), WORDS.training(0));

    assertThat(network.layers().getLast().output()).isEqualTo(Quantization.SOFTMAX);
  }

  @Test
  void aHugeBiasBesideTinyWeightsStaysWithinThirtyTwoBits() {
    var hidden = hidden(network(1e-12f, 1e3f));

    assertThat(IntStream.of(hidden.biases()).boxed())
        .allSatisfy(bias -> assertThat(bias).isBetween(1, (1 << 30) + 1000));
  }

  @Test
  void aWeightThatIsNotANumberNamesItsLayer() {
    assertThatThrownBy(() -> Quantizer.quantize(network(Float.NaN, 0), WORDS.training(0)))
        .isInstanceOf(QuantizationFailedException.class)
        .hasMessageContaining("Layer 0")
        .hasMessageContaining("Dense")
        .hasMessageContaining("Maybe");
  }

  @Test
  void aDeadLayerIsNamed() {
    assertThatThrownBy(() -> Quantizer.quantize(network(0, -1), WORDS.training(0)))
        .isInstanceOf(QuantizationFailedException.class)
        .hasMessageContaining("Layer 0")
        .hasMessageContaining("zeros");
  }

  private static QuantizedKernel hidden(TrainedNetwork network) {
    return (QuantizedKernel) Quantizer.quantize(network, WORDS.training(0)).layers().getFirst();
  }

  /** Random weights of this size in a hidden layer with these biases, then two classes. */
  private static TrainedNetwork network(float size, float bias) {
    var random = new SplittableRandom(1);
    var layers = List.<Layer>of(new Dense(3, true), new Dense(2, false), new Softmax());
    var hidden = new float[3 * INPUTS];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = (float) (size * random.nextGaussian());
    }
    var biases = new float[3];
    Arrays.fill(biases, bias);
    return new TrainedNetwork(
        new Architecture(Family.DNN, FRONT_END, layers),
        Standardisation.of(WORDS.training(0)),
        List.of(
            new TrainedLayer(new Dense(3, true), hidden, biases),
            new TrainedLayer(
                new Dense(2, false), new float[] {1, -1, 1, -1, 1, -1}, new float[] {0.1f, 0}),
            TrainedLayer.of(new Softmax())));
  }
}
