package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files by every scheme of int8 compute what the published arithmetic says, byte for byte. */
class SchemesTest {
  private static final int NETWORKS = 6;
  private static final int CLIPS = 40;

  static Stream<QuantizationScheme> schemes() {
    return QuantizationSchemes.all().stream()
        .filter(scheme -> scheme.format().activations() == ElementType.INT8);
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void writtenFilesComputeWhatThePublishedArithmeticSays(QuantizationScheme scheme) {
    for (long seed = 200; seed < 200 + NETWORKS; seed++) {
      requirePublishedArithmetic(scheme, seed);
    }
  }

  private static void requirePublishedArithmetic(QuantizationScheme scheme, long seed) {
    var random = new SplittableRandom(seed);
    var architecture = seed % 2 == 0 ? Networks.random(random) : Networks.convolutional(random);
    var words = new ToyWords(architecture.frontEnd(), architecture.classes(), CLIPS, 1, seed);
    var settings = new TrainingSettings(3, seed, 10, 2e-3, 1, 1e-4, 0, List.of());
    var network = Trainer.train(architecture, words, settings, TrainingListener.NONE);
    var quantized = Quantizer.quantize(network, words.training(0), scheme);
    var reference = new Int8Reference(quantized);

    var file = PlannedModel.write(quantized);
    var softmax = ModelReader.read(file).main().operators().getLast();
    try (var interpreter = new TfliteInterpreter(file)) {
      for (int clip = 0; clip < words.clips(); clip++) {
        var input =
            Int8Scorer.input(interpreter, words.validation(), clip, network.standardisation());
        var scores = interpreter.run(input);
        var logits = reference.logits(input);

        assertThat(interpreter.tensor(softmax.inputs().get(0)))
            .as("logits of clip %d, seed %d, in %s", clip, seed, architecture)
            .isEqualTo(logits);
        assertThat(scores)
            .as("scores of clip %d, seed %d, in %s", clip, seed, architecture)
            .isEqualTo(reference.scores(logits));
      }
    }
  }
}
