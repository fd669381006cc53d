package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.Networks;
import io.thimble.worker.ToyWords;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToyAccuracyTest {
  private static final int CLASSES = 6;

  static Stream<Architecture> networks() {
    var stacks =
        Stream.of(new Lstm(16, 1), new Lstm(12, 2), new ProjectedLstm(20, 10, 1), new Gru(16, 1));
    return Stream.concat(
        Stream.of(
            Networks.tiny(FrontEnd.mfcc(10, 40, 40), CLASSES), Networks.tinyConvolutional(CLASSES)),
        stacks.map(ToyAccuracyTest::recurrent));
  }

  private static Architecture recurrent(Recurrent stack) {
    var layers = List.<Layer>of(stack, new Dense(CLASSES, false), new Softmax());
    return new Architecture(Family.GRU, FrontEnd.mfcc(10, 40, 40), layers);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theFileThatShipsLosesAtMostTwoPointsAgainstFloat(Architecture architecture) {
    var words = new ToyWords(architecture.frontEnd(), CLASSES, 600, 0.6, 3);
    var settings =
        TrainingSettings.of(20, 3, Recipe.DEFAULT.withBatchSize(30).withLearningRate(1e-2));
    var network = Trainer.train(architecture, words, settings, TrainingListener.NONE);

    var model = PlannedModel.write(Quantizer.quantize(network, words.training(0)));

    var asFloat = FloatScorer.score(network, words.testing());
    var asInt8 = Int8Scorer.score(model, words.testing(), network.standardisation());
    assertThat(asFloat.accuracy()).isGreaterThan(0.9);
    assertThat(asInt8.accuracy().clips()).isEqualTo(600);
    assertThat(asInt8.accuracy().accuracy()).isGreaterThan(asFloat.accuracy() - 0.02);
    assertThat(asInt8.balancedAccuracy()).isBetween(0.0, 1.0);
  }
}
