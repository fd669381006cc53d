package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.train.TrainingSettings;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trained recurrent networks, as the interpreter runs them and as integers say they should. */
class RecurrentReferenceTest {
  private static final int NETWORKS = 50;
  private static final int CLIPS = 20;

  static Stream<Family> families() {
    return Networks.RECURRENT.stream();
  }

  /** How often, and by how much, the interpreter's logits differ from the reference's. */
  private static final class Differences {
    private long logits;
    private long differing;
    private int largest;

    void add(byte[] found, byte[] expected) {
      for (int i = 0; i < expected.length; i++) {
        int distance = Math.abs(found[i] - expected[i]);
        logits++;
        differing += distance > 0 ? 1 : 0;
        largest = Math.max(largest, distance);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void writtenFilesComputeWhatThePublishedArithmeticSays(Family family) {
    var differences = new Differences();
    for (long seed = 0; seed < NETWORKS; seed++) {
      compare(family, seed, differences);
    }
    var found =
        "%s: %d of %d logits differ, by %d steps at most"
            .formatted(family, differences.differing, differences.logits, differences.largest);
    assertThat(differences.logits).as(found).isGreaterThan(5000);
    assertThat(differences.differing).as(found).isZero();
  }

  private static void compare(Family family, long seed, Differences differences) {
    ReferenceRuns.compare(
        Networks.recurrent(family, new SplittableRandom(seed)),
        CLIPS,
        TrainingSettings.of(2, seed, Recipe.DEFAULT.withBatchSize(10).withLearningRate(1e-2)),
        QuantizationSchemes.DEFAULT,
        (_, found, expected) -> differences.add(found.logits(), expected.logits()));
  }
}
