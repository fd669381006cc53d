package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.thimble.hw.tflite.LoopLevel.GruLevel;
import io.thimble.hw.tflite.QuantizedLoop;
import io.thimble.hw.tflite.QuantizedLstm;
import io.thimble.hw.tflite.QuantizedNetwork;
import io.thimble.worker.ToyWords;
import io.thimble.worker.data.Standardisation;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StackQuantizerTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(4, 40, 60);
  private static final ToyWords WORDS = new ToyWords(FRONT_END, 2, 20, 1, 1);

  static Stream<Recurrent> stacks() {
    return Stream.of(new Gru(5, 2), new ProjectedLstm(6, 3, 2), new Lstm(5, 2));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aWeightThatIsNotFiniteNamesItsLayer(Recurrent stack) {
    for (float weight : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      var network = network(stack, 1);
      network.layers().getFirst().weights()[7] = weight;
      refused(network, "not finite");
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aStackWhoseStateNeverLeavesZeroIsNamed(Recurrent stack) {
    refused(network(stack, 0), "zero");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aLayerOfTheStackThatIsDeadIsNamedThoughTheOneAboveLives(Recurrent stack) {
    var network = network(stack, 1);
    var trained = network.layers().getFirst();
    int first = Math.toIntExact(stack.weights(FRONT_END.coefficients()));
    Arrays.fill(trained.weights(), 0, first, 0);
    Arrays.fill(trained.biases(), 0, stack.biases(), 0);

    refused(network, "in layer 0 of its stack");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void hugeWeightsAreRefusedOrWritten(Recurrent stack) {
    for (float size : new float[] {1e3f, 1e6f, 1e12f, 1e30f, 1e-12f}) {
      try {
        var network = Quantizer.quantize(network(stack, size), WORDS.training(0));
        assertThat(PlannedModel.write(network)).as("weights of %s", size).isNotEmpty();
      } catch (QuantizationFailedException failure) {
        assertThat(failure).as("weights of %s", size).hasMessageContaining("Layer 0");
      }
    }
  }

  @Test
  void theCellOfAnLstmIsNoFinerThanOlderRuntimesTake() {
    var network = Quantizer.quantize(network(new Lstm(5, 2), 0.1f), WORDS.training(0));

    var lstm = (QuantizedLstm) network.layers().getFirst();
    assertThat(lstm.levels())
        .allSatisfy(level -> assertThat(level.cellExponent()).isBetween(-12, -9));
  }

  @Test
  void aScaleThatWouldEndTheInterpretersProcessIsNotWritten() {
    var network = Quantizer.quantize(network(new Gru(5, 1), 1), WORDS.training(0));
    var loop = (QuantizedLoop) network.layers().getFirst();
    var level = (GruLevel) loop.levels().getFirst();
    var finer =
        new GruLevel(
            level.gatesOfInput(),
            level.candidateOfInput(),
            level.gatesOfState(),
            level.candidateOfState(),
            level.gates() / 1e6f,
            level.kept(),
            level.candidate(),
            level.distance(),
            level.back(),
            level.state());
    var layers = new ArrayList<>(network.layers());
    layers.set(0, new QuantizedLoop(loop.layer(), List.of(finer), loop.output()));

    assertThatThrownBy(
            () ->
                PlannedModel.write(
                    new QuantizedNetwork(network.architecture(), network.input(), layers)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ADD")
        .hasMessageContaining("layer 0 (Gru")
        .hasMessageContaining("Maybe");
  }

  private static void refused(TrainedNetwork network, String problem) {
    assertThatThrownBy(() -> Quantizer.quantize(network, WORDS.training(0)))
        .isInstanceOf(QuantizationFailedException.class)
        .hasMessageContaining("Layer 0 (" + network.layers().getFirst().layer())
        .hasMessageContaining(problem)
        .hasMessageContaining("Maybe");
  }

  /** Random weights of this size in a stack, then two classes. */
  private static TrainedNetwork network(Recurrent stack, float size) {
    var layers = List.<Layer>of(stack, new Dense(2, false), new Softmax());
    var architecture = new Architecture(Family.GRU, FRONT_END, layers);
    var random = new SplittableRandom(1);
    int biases = stack.biases() * stack.layers();
    int weights = Math.toIntExact(stack.parameters(architecture.input())) - biases;
    return new TrainedNetwork(
        architecture,
        Standardisation.of(WORDS.training(0)),
        List.of(
            new TrainedLayer(stack, random(weights, size, random), random(biases, size, random)),
            new TrainedLayer(
                layers.get(1), random(2 * stack.stateUnits(), 1, random), new float[] {0.1f, 0}),
            TrainedLayer.of(new Softmax())));
  }

  private static float[] random(int count, float size, SplittableRandom random) {
    var values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    return values;
  }
}
