package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorOrderTest {
  @Test
  void aBranchThatShrinksRunsBeforeOneThatGrows() {
    // Two branches: 0 -> 1 (large) -> 2 (small), 0 -> 3 (large) -> 4 (small), both added up.
    var graph =
        new Graph(
            List.of(bytes(16), bytes(160), bytes(16), bytes(160), bytes(16), bytes(16)),
            List.of(
                operator(1, 0), operator(3, 0), operator(2, 1), operator(4, 3), operator(5, 2, 4)),
            IntVector.of(0),
            IntVector.of(5));
    assertThat(OperatorOrder.given(graph).peakBytes()).isEqualTo(160 + 160 + 16);
    var best = OperatorOrder.best(graph);
    assertThat(best.peakBytes()).isEqualTo(160 + 16 + 16);
    assertThat(best.operators()).containsExactly(0, 2, 1, 3, 4);
    assertThat(best.proven()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM_BASIC", "LSTM", "GRU", "CRNN"})
  void aLoweredNetworkStandsInAnOrderAboutAsGoodAsTheBest(Family family) {
    var space = Spaces.of(family);
    for (int seed = 0; seed < 100; seed++) {
      var decisions = Spaces.sample(space, new SplittableRandom(seed));
      for (var graph : graphs(space, decisions)) {
        var best = OperatorOrder.best(graph);
        if (best.proven()) {
          assertThat((double) OperatorOrder.given(graph).peakBytes())
              .as("seed %d", seed)
              .isBetween((double) best.peakBytes(), 1.08 * best.peakBytes());
        }
      }
    }
  }

  private static List<Graph> graphs(Space space, Decisions decisions) {
    try {
      return Lowering.of(space.decode(decisions, 12)).graphs();
    } catch (IllegalArgumentException e) {
      // A kernel larger than its input, which the space documents.
      return List.of();
    }
  }

  @Test
  void aLargeGraphKeepsItsOrder() {
    var random = new SplittableRandom(3);
    var architecture = RandomNetworks.deep(40, random);
    var graph = Lowering.of(architecture).main();
    assertThat(graph.operators()).hasSizeGreaterThan(62);
    assertThat(OperatorOrder.best(graph)).isEqualTo(OperatorOrder.given(graph));
    assertThat(OperatorOrder.best(graph).proven()).isFalse();
  }

  private static Tensor bytes(int size) {
    return new Tensor(ElementType.INT8, IntVector.of(size), false, false, 1, IntVector.EMPTY);
  }

  private static Operator operator(int output, int... inputs) {
    return new Operator(Operation.Plain.ADD, IntVector.of(inputs), IntVector.of(output));
  }
}
