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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
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

  @Tag("many-cases")
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

  @Test
  void noOrderOfASmallGraphIsBetter() {
    for (int seed = 0; seed < 100; seed++) {
      var graph = randomGraph(new SplittableRandom(seed));
      var best = OperatorOrder.best(graph);
      assertThat(best.proven()).as("seed %d", seed).isTrue();
      assertThat(best.peakBytes())
          .as("seed %d", seed)
          .isEqualTo(smallestPeak(graph, new ArrayList<>()))
          .isEqualTo(peak(graph, best.operators()));
      assertThat(OperatorOrder.given(graph).peakBytes())
          .as("seed %d", seed)
          .isEqualTo(peak(graph, List.of(0, 1, 2, 3, 4, 5)));
    }
  }

  @Test
  void whatIsReadFromTheFileTakesNoArena() {
    var weights = SmallGraphs.weights(1, 16, 16);
    var graph =
        new Graph(
            List.of(bytes(17), weights, bytes(1)),
            List.of(operator(2, 0, 1, Operator.ABSENT)),
            IntVector.of(0),
            IntVector.of(2));
    assertThat(OperatorOrder.best(graph).peakBytes()).isEqualTo(32 + 16);
    assertThat(OperatorOrder.given(graph).peakBytes()).isEqualTo(32 + 16);
  }

  @Test
  void inputsAloneMayTakeMost() {
    var graph =
        new Graph(List.of(bytes(64), bytes(16)), List.of(), IntVector.of(0, 1), IntVector.of(0, 1));
    assertThat(OperatorOrder.best(graph)).isEqualTo(new OperatorOrder(List.of(), 80, true));
    assertThat(OperatorOrder.given(graph)).isEqualTo(new OperatorOrder(List.of(), 80, false));
  }

  @Test
  void aGraphWithTooManyOrdersKeepsItsOwn() {
    // Fifteen operators that know nothing of each other have 32,768 sets.
    var operators = IntStream.range(0, 15).mapToObj(i -> operator(i + 1, 0)).toList();
    var tensors = IntStream.range(0, 16).mapToObj(i -> bytes(16)).toList();
    var outputs = IntVector.of(IntStream.range(1, 16).toArray());
    var graph = new Graph(tensors, operators, IntVector.of(0), outputs);
    var best = OperatorOrder.best(graph);
    assertThat(best).isEqualTo(OperatorOrder.given(graph));
    assertThat(best.proven()).isFalse();
  }

  /** Six operators, each of which writes a tensor of its own and reads up to two before it. */
  private static Graph randomGraph(RandomGenerator random) {
    var tensors = new ArrayList<>(List.of(bytes(random.nextInt(1, 100))));
    var operators = new ArrayList<Operator>();
    for (int i = 1; i <= 6; i++) {
      tensors.add(bytes(random.nextInt(1, 100)));
      operators.add(operator(i, random.nextInt(i), random.nextInt(i)));
    }
    return new Graph(tensors, operators, IntVector.of(0), IntVector.of(6));
  }

  /** The smallest peak among all orders that begin like this. */
  private static long smallestPeak(Graph graph, List<Integer> begun) {
    if (begun.size() == graph.operators().size()) {
      return peak(graph, begun);
    }
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < graph.operators().size(); i++) {
      // Operator i writes tensor i + 1.
      var isReady =
          graph.operators().get(i).inputs().stream().allMatch(t -> t == 0 || begun.contains(t - 1));
      if (!begun.contains(i) && isReady) {
        var next = new ArrayList<>(begun);
        next.add(i);
        smallest = Math.min(smallest, smallestPeak(graph, next));
      }
    }
    return smallest;
  }

  /** Each tensor from the step that writes it to the last one that reads it, step by step. */
  private static long peak(Graph graph, List<Integer> order) {
    var buffers = new PlannedBuffers();
    for (int tensor = 0; tensor < graph.tensors().size(); tensor++) {
      int born = tensor == 0 ? 0 : order.indexOf(tensor - 1) + 1;
      int died = tensor == order.size() ? order.size() : born;
      for (int step = 1; step <= order.size(); step++) {
        int read = tensor;
        if (graph.operators().get(order.get(step - 1)).inputs().stream().anyMatch(t -> t == read)) {
          died = Math.max(died, step);
        }
      }
      buffers.add(graph.tensors().get(tensor).bytes(), born, died, PlannedBuffers.ANYWHERE);
    }
    return buffers.largestStepBytes();
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
