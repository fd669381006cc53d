package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.FloatForward;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedForwardTest {
  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plainJavaAndTheEngineComputeTheSameLogits(long seed) {
    requireSameLogits(Networks.random(new SplittableRandom(seed)), seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plainJavaAndTheEngineComputeTheSameLogitsWithoutPadding(long seed) {
    requireSameLogits(Networks.convolutional(new SplittableRandom(seed)), seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void plainJavaAndTheEngineComputeTheSameLogitsOfRecurrentNetworks(long seed) {
    requireSameLogits(Networks.recurrent(new SplittableRandom(seed)), seed);
  }

  /** PyTorch 2.7.1 gets this one wrong from memory in channels-last order. */
  @Test
  void oneChannelThatLeavesOneColumnWithUnequalStridesIsComputedRight() {
    var frontEnd = FrontEnd.mfcc(5, 40, 60);
    var window = new Window(4, 4, 1, 2, Padding.VALID);
    var layers =
        List.<Layer>of(
            new Conv2d(10, window), new GlobalAveragePool(), new Dense(3, false), new Softmax());

    requireSameLogits(new Architecture(Family.DS_CNN, frontEnd, layers), 1);
  }

  /** PyTorch takes these for LSTMs without a projection. */
  @ParameterizedTest(name = "{0} layers")
  @ValueSource(ints = {1, 2, 3})
  void anLstmWhoseProjectionIsAsWideAsItsCellIsComputedRight(int depth) {
    var stack = new ProjectedLstm(10, 10, depth);
    var layers = List.<Layer>of(stack, new Dense(4, false), new Softmax());

    requireSameLogits(new Architecture(Family.LSTM, FrontEnd.mfcc(5, 40, 40), layers), depth);
  }

  private static void requireSameLogits(Architecture architecture, long seed) {
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
