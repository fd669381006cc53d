package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedInputsTest {
  private static final ToyWords WORDS = new ToyWords(FrontEnd.mfcc(8, 40, 40), 4, 200, 1, 3);

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "-1, 0.5", "3, 1", "-4, 1", "0.2, 0", "-0.2, 0"})
  void theMeanBehindAReluIsThatOfManyDraws(double mean, double deviation) {
    var random = new Random(1);
    int draws = 1_000_000;
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      sum += Math.max(0, mean + deviation * random.nextGaussian());
    }

    assertThat(ExpectedInputs.rectifiedMean(mean, deviation)).isCloseTo(sum / draws, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.8413447461", "-1, 0.1586552539", "1.96, 0.9750021049", "9, 1"})
  void theShareBelowIsThatOfTheTables(double z, double share) {
    assertThat(NormalDistribution.below(z)).isCloseTo(share, within(1e-6));
  }

  @Test
  void whatNormalizationsSayIsNearWhatClipsSay() {
    var network = trained();
    var expected = ExpectedInputs.of(network);
    var forward = new FloatForward(network);
    var features = WORDS.training(0);
    var means = new double[network.architecture().shapes().get(1).channels()];
    int values = 0;
    for (int clip = 0; clip < features.clips(); clip++) {
      var first = forward.run(network.standardisation().apply(features, clip)).getFirst();
      for (int i = 0; i < first.length; i++) {
        means[i % means.length] += first[i];
      }
      values += first.length / means.length;
    }
    var known = expected.of(1);

    assertThat(expected.of(0)).containsOnly(0);
    assertThat(known).hasSize(means.length);
    for (int c = 0; known != null && c < means.length; c++) {
      assertThat((double) known[c]).as("channel %d", c).isCloseTo(means[c] / values, within(0.2));
    }
  }

  @Test
  void correctedBiasesTakeBackTheMeanErrorOfRoundedWeights() {
    var network = trained();

    assertThat(meanError(network, "ptq-per-tensor-equalized"))
        .isLessThan(meanError(network, "ptq-per-tensor") * 0.8);
  }

  /** How far the mean of each result of a layer, behind rounded weights, is from the float one. */
  private static double meanError(TrainedNetwork network, String name) {
    var scheme = QuantizationSchemes.named(name);
    var prepared = Quantizer.prepared(network, scheme);
    var quantized = Quantizer.quantize(network, WORDS.training(0), scheme);
    var expected = ExpectedInputs.of(prepared);
    double sum = 0;
    for (int layer = 1; layer < network.layers().size(); layer++) {
      var kernel = (QuantizedKernel) quantized.layers().get(layer);
      var trained = prepared.layers().get(layer);
      var means = expected.of(layer);
      if (kernel.weights().length == 0 || means == null) {
        continue;
      }
      var in = layer == 0 ? quantized.input() : quantized.layers().get(layer - 1).output();
      var scale = kernel.weightScales()[0];
      var errors = new double[kernel.biases().length];
      for (int c = 0; c < errors.length; c++) {
        errors[c] = (double) kernel.biases()[c] * in.scale() * scale - trained.biases()[c];
      }
      for (int i = 0; i < kernel.weights().length; i++) {
        var error = (double) kernel.weights()[i] * scale - trained.weights()[i];
        errors[Channels.output(trained, i)] +=
            error * means[Channels.input(trained, i, means.length)];
      }
      for (double error : errors) {
        sum += Math.abs(error) / kernel.output().scale();
      }
    }
    return sum;
  }

  private static TrainedNetwork trained() {
    return Trainer.train(
        Networks.tiny(WORDS.frontEnd(), 4),
        WORDS,
        TrainingSettings.of(6, 1),
        TrainingListener.NONE);
  }
}
