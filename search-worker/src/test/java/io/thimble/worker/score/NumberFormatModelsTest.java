package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.worker.Networks;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of feed-forward networks in every number format, run by TensorFlow Lite. */
class NumberFormatModelsTest {
  private static final int NETWORKS = 50;
  private static final int CLIPS = 4;

  static Stream<NumberFormat> formats() {
    return Stream.of(NumberFormat.INT8, NumberFormat.INT8_PER_TENSOR, NumberFormat.INT16);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void writtenFilesComputeWhatThePublishedArithmeticSays(NumberFormat format) {
    for (long seed = 0; seed < NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = seed % 3 == 0 ? Networks.convolutional(random) : Networks.random(random);
      requirePublishedArithmetic(architecture, format, seed);
    }
  }

  private static void requirePublishedArithmetic(
      Architecture architecture, NumberFormat format, long seed) {
    var model = PlannedModel.of(architecture, format).model();
    var values = new FormatValues(model, seed);
    var file = ModelWriter.write(model, values);
    var softmax = ModelReader.read(file).main().operators().getLast();
    var arithmetic = new IntegerArithmetic(model, values);
    try (var interpreter = new TfliteInterpreter(file)) {
      assertThat(interpreter.inputQuantization().type()).isEqualTo(format.activations());
      for (int clip = 0; clip < CLIPS; clip++) {
        byte[] input = new byte[interpreter.inputLength()];
        new SplittableRandom(seed * CLIPS + clip).nextBytes(input);
        byte[] scores = interpreter.run(input);
        int[] logits = arithmetic.logits(Integers.of(format.activations(), input));
        var place = "clip %d, seed %d, %s in %s".formatted(clip, seed, architecture, format);
        assertThat(Integers.of(format.activations(), interpreter.tensor(softmax.inputs().get(0))))
            .as("logits of %s", place)
            .isEqualTo(logits);
        requireScores(interpreter, format.activations(), scores, logits, place);
      }
    }
  }

  /** The softmax in real numbers; both runtimes look its exponential up, within half a percent. */
  private static void requireScores(
      TfliteInterpreter interpreter, ElementType type, byte[] scores, int[] logits, String place) {
    var quantization = interpreter.outputQuantization();
    int most = Arrays.stream(logits).max().orElseThrow();
    assertThat(Integers.of(type, scores)[Int8Scorer.largest(logits)])
        .as("score of the largest logit (%d) of %s", most, place)
        .isEqualTo(Arrays.stream(Integers.of(type, scores)).max().orElseThrow());
    double sum = 0;
    for (int score : Integers.of(type, scores)) {
      sum += quantization.dequantize(score);
    }
    assertThat(sum).as("all scores of %s", place).isBetween(0.95, 1.05);
  }
}
