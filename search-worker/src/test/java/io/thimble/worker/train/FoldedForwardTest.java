package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.FloatForward;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldedForwardTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plainJavaAndTheEngineComputeTheSameLogits(long seed) {
    var architecture = Networks.random(new SplittableRandom(seed));
    var words = new ToyWords(architecture.frontEnd(), architecture.classes(), 40, 1, seed);
    var settings = TrainingSettings.of(1, seed);
    var network = Trainer.train(architecture, words, settings, TrainingListener.NONE);

    var clips = words.validation();
    var engine = FloatScorer.logits(network, clips);
    var forward = new FloatForward(network);
    for (int clip = 0; clip < clips.clips(); clip++) {
      var logits = forward.run(network.standardisation().apply(clips, clip)).getLast();
      for (int i = 0; i < logits.length; i++) {
        assertThat(logits[i])
            .as("clip %d, class %d of %s", clip, i, architecture)
            .isCloseTo(engine[clip * logits.length + i], within(1e-4f));
      }
    }
  }
}
