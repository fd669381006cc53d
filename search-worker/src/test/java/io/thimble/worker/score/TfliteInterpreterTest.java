package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TfliteInterpreterTest {
  private static final int NETWORKS = 50;
  private static final int CLIPS = 40;

  /** As many networks of each family without recurrent layers. */
  static Stream<Arguments> networks() {
    return Stream.of(Family.DNN, Family.DS_CNN, Family.CNN)
        .flatMap(
            family ->
                LongStream.iterate(100, seed -> seed + 1)
                    .filter(seed -> random(family, seed).family() == family)
                    .limit(NETWORKS)
                    .mapToObj(seed -> arguments(family, seed)));
  }

  private static Architecture random(Family family, long seed) {
    var random = new SplittableRandom(seed);
    return family == Family.CNN ? Networks.convolutional(random) : Networks.random(random);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("networks")
  void writtenFilesComputeWhatThePublishedArithmeticSays(Family family, long seed) {
    var architecture = random(family, seed);
    ReferenceRuns.compare(
        architecture,
        CLIPS,
        TrainingSettings.of(4, seed, Recipe.DEFAULT.withBatchSize(10).withLearningRate(2e-3)),
        QuantizationSchemes.DEFAULT,
        (clip, found, expected) ->
            assertThat(found)
                .as("clip %d in %s", clip, architecture)
                .usingRecursiveComparison()
                .isEqualTo(expected));
  }

  @Test
  void quantizationOfInputAndOutputIsReadFromTheFile() {
    var quantized = tiny();

    try (var interpreter = new TfliteInterpreter(PlannedModel.write(quantized))) {
      assertThat(interpreter.inputQuantization()).isEqualTo(quantized.input());
      assertThat(interpreter.outputQuantization()).isEqualTo(Quantization.SOFTMAX);
      assertThat(interpreter.inputLength()).isEqualTo(quantized.architecture().input().elements());
      assertThat(interpreter.outputLength()).isEqualTo(3);
    }
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    assertThatThrownBy(() -> new TfliteInterpreter(new byte[100]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TFL3")
        .hasMessageContaining("Maybe");
  }

  @Test
  void anInputOfAnotherLengthIsRefused() {
    try (var interpreter = new TfliteInterpreter(PlannedModel.write(tiny()))) {
      assertThatThrownBy(() -> interpreter.run(new byte[7]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("7 bytes");
    }
  }

  private static QuantizedNetwork tiny() {
    var words = new ToyWords(FrontEnd.mfcc(6, 40, 40), 3, 30, 1, 1);
    var architecture = Networks.tiny(words.frontEnd(), 3);
    var settings = TrainingSettings.of(2, 1);
    var network = Trainer.train(architecture, words, settings, TrainingListener.NONE);
    return Quantizer.quantize(network, words.training(0));
  }
}
