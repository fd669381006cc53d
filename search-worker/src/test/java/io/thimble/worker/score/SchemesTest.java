package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.train.TrainingSettings;
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
    ReferenceRuns.compare(
        architecture,
        CLIPS,
        TrainingSettings.of(3, seed, Recipe.DEFAULT.withBatchSize(10).withLearningRate(2e-3)),
        scheme,
        (clip, found, expected) ->
            assertThat(found)
                .as("clip %d, seed %d, in %s", clip, seed, architecture)
                .usingRecursiveComparison()
                .isEqualTo(expected));
  }
}
