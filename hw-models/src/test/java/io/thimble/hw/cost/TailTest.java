package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.biases;
import static io.thimble.hw.cost.SmallGraphs.counter;
import static io.thimble.hw.cost.SmallGraphs.graph;
import static io.thimble.hw.cost.SmallGraphs.integers;
import static io.thimble.hw.cost.SmallGraphs.model;
import static io.thimble.hw.cost.SmallGraphs.operator;
import static io.thimble.hw.cost.SmallGraphs.variable;
import static io.thimble.hw.cost.SmallGraphs.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every sum here is the list of TFLM's requests, each aligned before the next one comes. */
class TailTest {
  @Test
  void aDenseLayerAndASoftmaxAddUp() {
    var tail = Tail.of(classifier(1), 0, Target.ARM_REFERENCE);
    long structures = 124 + 8 + 5 * 12 + 2 * 32 + 16 + 4;
    assertThat(structures).isEqualTo(276);
    long kernels = to16(to16(276 + 48) + 56);
    assertThat(tail.planningBytes()).isEqualTo(kernels).isEqualTo(400);
    long input = to16(400 + 4) + 40 + 12 + 8;
    long output = to16(input + 4) + 40 + 12 + 8;
    assertThat(tail.bytes()).isEqualTo(output).isEqualTo(540);
  }

  @Test
  void kernelsOfCmsisNnKeepMore() {
    var tail = Tail.of(classifier(1), 0, Target.ARM_CMSIS_NN);
    assertThat(tail.planningBytes()).isEqualTo(to16(to16(276 + 72) + 64)).isEqualTo(416);
    assertThat(tail.bytes()).isEqualTo(556);
  }

  @Test
  void aScaleForEachChannelAddsMultipliersAndShifts() {
    assertThat(Tail.of(classifier(3), 0, Target.ARM_REFERENCE).planningBytes())
        .isEqualTo(400 + 2 * 16);
  }

  @Test
  void scratchBuffersAddAHandleEach() {
    assertThat(Tail.of(classifier(1), 3, Target.ARM_REFERENCE).planningBytes())
        .isEqualTo(400 + 3 * 4);
    assertThat(
            Tail.of(classifier(1), 3, Target.HOST_REFERENCE).planningBytes()
                - Tail.of(classifier(1), 0, Target.HOST_REFERENCE).planningBytes())
        .isEqualTo(3 * 8);
  }

  @Test
  void optionsOfAMeanAreNotAligned() {
    var means =
        model(
            graph(
                0,
                3,
                List.of(
                    activation(1, 2, 2, 2),
                    integers(1),
                    activation(1, 2, 2),
                    activation(1, 2),
                    integers(1),
                    integers(1)),
                operator(Plain.MEAN, 2, 0, 1),
                operator(Plain.MEAN, 3, 2, 1),
                operator(Plain.SOFTMAX, 3, 3)));
    long options = (124 + 8 + 6 * 12 + 3 * 32) + 1 + 1 + 4;
    assertThat(options).isEqualTo(306);
    long aligned = 308;
    assertThat(Tail.of(means, 0, Target.ARM_REFERENCE).planningBytes())
        .isEqualTo(to16(to16(to16(aligned + 44) + 44) + 56));
  }

  @Test
  void onlyVariablesAmongTensorsTakeTheirBytes() {
    var softmax = operator(Plain.SOFTMAX, 1, 0);
    var state = variable(ElementType.INT16, 1, 9);
    var without = model(graph(0, 1, List.of(activation(1, 90), activation(1, 90)), softmax));
    var with =
        model(graph(0, 1, List.of(activation(1, 90), activation(1, 90), state, state), softmax));
    long before = to16(124 + 8 + 2 * 12 + 32 + 4 + 56);
    long after = to16(124 + 8 + 4 * 12 + 32 + 4 + 56);
    assertThat(Tail.of(without, 0, Target.ARM_REFERENCE).planningBytes()).isEqualTo(before);
    assertThat(Tail.of(with, 0, Target.ARM_REFERENCE).planningBytes()).isEqualTo(after + 2 * 32);
  }

  @Test
  void aBoundaryTensorWithoutScalesHasNoQuantization() {
    var counting =
        model(
            graph(0, 2, List.of(counter(), integers(1), counter()), operator(Plain.ADD, 2, 0, 1)));
    var tail = Tail.of(counting, 0, Target.ARM_REFERENCE);
    assertThat(tail.planningBytes()).isEqualTo(to16(124 + 8 + 3 * 12 + 32 + 8 + 64));
    assertThat(tail.bytes()).isEqualTo(to16(to16(tail.planningBytes() + 4) + 40 + 4) + 40);
  }

  @Test
  void aLedgerSaysWhatEachRequestWasFor() {
    var ledger = new TailLedger(2);
    var tail = Tail.follow(classifier(3), 2, Target.ARM_REFERENCE, ledger);
    var parts = TailParts.of(ledger);
    assertThat(parts.allocatorBytes()).isEqualTo(124);
    assertThat(parts.graphBytes()).isEqualTo(8);
    assertThat(parts.tensorBytes()).isEqualTo(5 * 12);
    assertThat(parts.operatorBytes()).isEqualTo(2 * 32);
    assertThat(parts.scratchHandleBytes()).isEqualTo(2 * 4);
    assertThat(parts.variableBytes()).isZero();
    assertThat(parts.boundaryBytes()).isEqualTo(2 * (4 + 40 + 12 + 8));
    assertThat(ledger.bytes(TailPart.PARAMETERS)).isEqualTo(16 + 4);
    assertThat(ledger.bytes(TailPart.STRUCTURES)).isEqualTo(48 + 56);
    assertThat(ledger.bytes(TailPart.REQUESTS)).isEqualTo(2 * 12);
    assertThat(parts.totalBytes() + 16 + 4 + 48 + 56 + 2 * 12).isEqualTo(tail.bytes());
  }

  @Test
  void aLedgerCountsOperatorsGraphAfterGraph() {
    var two = List.of(activation(1, 8), activation(1, 8));
    var state = variable(ElementType.INT8, 1, 8);
    var main = graph(0, 1, two, operator(Plain.ADD, 1, 0, 0), operator(Plain.SUB, 1, 0, 0));
    var other = graph(0, 1, List.of(state, activation(1, 8)), operator(Plain.MUL, 1, 0, 0));
    var last = graph(0, 1, two, operator(new Operation.Gather(1), 1, 0, 0));
    var ledger = new TailLedger(4);
    Tail.follow(model(main, other, last), 0, Target.ARM_REFERENCE, ledger);
    assertThat(IntStream.range(0, 4).mapToLong(i -> ledger.bytes(TailPart.PARAMETERS, i)))
        .containsExactly(8L, 8L, 4L, 8L);
    assertThat(IntStream.range(0, 4).mapToLong(i -> ledger.bytes(TailPart.STRUCTURES, i)))
        .containsExactly(64L, 52L, 36L, 0L);
    assertThat(IntStream.range(0, 4).mapToLong(i -> ledger.bytes(TailPart.REQUESTS, i)))
        .containsExactly(0L, 0L, 0L, 12L);
    assertThat(ledger.bytes(TailPart.VARIABLES)).isEqualTo(8);
  }

  @Test
  void everyInputAndOutputHasItsPointerInTheListAndAStructure() {
    var tensors = List.of(activation(1, 8), activation(1, 8), activation(1, 8));
    var sums =
        new Graph(
            tensors,
            List.of(operator(Plain.ADD, 2, 0, 1)),
            IntVector.of(0, 1),
            IntVector.of(2, 0, 1, 2, 2));
    var tail = Tail.of(model(sums), 0, Target.ARM_REFERENCE);
    long inputs = to16(tail.planningBytes() + 2 * 4) + 2 * (40 + 12 + 8);
    assertThat(tail.bytes()).isEqualTo(to16(inputs + 5 * 4) + 5 * (40 + 12 + 8));
  }

  @Test
  void graphsOfALoopAddUpBehindTheMainOne() {
    var loop = new Operator(new Operation.While(1, 2), IntVector.of(0), IntVector.of(1));
    var main = graph(0, 1, List.of(activation(1, 8), activation(1, 8)), loop);
    var tensors = List.of(activation(1, 8), activation(1, 8));
    var condition = graph(0, 1, tensors, operator(Plain.LESS, 1, 0, 0));
    var body = graph(0, 1, tensors, operator(new Operation.Gather(1), 1, 0, 0));
    long lists = 124 + 3 * 8 + 3 * 2 * 12 + 3 * 32;
    long options = lists + 8 + 8;
    long structures = to16(to16(options + 8) + 32);
    long dimensions = to16(structures + 4 * (1 + 2));
    assertThat(Tail.of(model(main, condition, body), 0, Target.ARM_REFERENCE).planningBytes())
        .isEqualTo(dimensions);
  }

  /** A dense layer from 5 to 3 values, and a softmax. */
  private static Model classifier(int scales) {
    return model(
        graph(
            0,
            4,
            List.of(
                activation(1, 5),
                weights(scales, 3, 5),
                biases(3),
                activation(1, 3),
                activation(1, 3)),
            operator(new Operation.FullyConnected(FusedActivation.NONE), 3, 0, 1, 2),
            operator(Plain.SOFTMAX, 4, 3)));
  }

  private static long to16(long bytes) {
    return Math.ceilDiv(bytes, 16) * 16L;
  }
}
