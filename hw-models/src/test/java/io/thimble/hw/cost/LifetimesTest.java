package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
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
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Steps by hand, by the rule of TFLM's MarkAllocationLifetimes. */
class LifetimesTest {
  private static final Tensor VALUE = activation(1, 20);
  private static final List<Tensor> FOUR = List.of(VALUE, VALUE, VALUE, VALUE);

  @Test
  void aTensorLivesFromItsWriterToItsLastReader() {
    var model =
        model(
            graph(
                0,
                3,
                FOUR,
                operator(Plain.LOGISTIC, 1, 0),
                operator(Plain.ADD, 2, 1, 0),
                operator(Plain.TANH, 3, 2)));
    assertThat(lives(model)).containsExactly("0-2", "1-2", "2-3", "3-3");
  }

  @Test
  void anOutputOfTheGraphLivesToItsEnd() {
    var operators =
        List.of(
            operator(Plain.LOGISTIC, 1, 0),
            operator(Plain.LOGISTIC, 2, 1),
            operator(Plain.TANH, 3, 2));
    var model = model(new Graph(FOUR, operators, IntVector.of(0), IntVector.of(1, 3)));
    assertThat(lives(model)).containsExactly("0-1", "1-3", "2-3", "3-3");
  }

  @Test
  void whatNobodyReadsDiesWhereItIsBorn() {
    var split = new Operator(new Operation.Split(2), IntVector.of(0, 0), IntVector.of(1, 2));
    var model = model(graph(0, 3, FOUR, split, operator(Plain.TANH, 3, 1)));
    assertThat(lives(model)).containsExactly("0-1", "1-2", "1-1", "2-2");
  }

  @Test
  void anInputThatNobodyReadsDiesAtOnceAndATensorThatNobodyTouchesNeverLives() {
    var model = model(graph(0, 2, FOUR, operator(Plain.TANH, 2, 2)));
    assertThat(lives(model)).containsExactly("0-0", "-1--1", "1-1", "-1--1");
  }

  @Test
  void aGraphWithoutOperatorsHandsItsInputOn() {
    assertThat(lives(model(graph(0, 0, List.of(VALUE))))).containsExactly("0-0");
  }

  @Test
  void anOutputThatNobodyWritesIsThereFromTheStart() {
    var model = model(graph(0, 2, FOUR.subList(0, 3), operator(Plain.TANH, 1, 0)));
    assertThat(lives(model)).containsExactly("0-1", "1-1", "0-1");
  }

  @Test
  void biasesThatAreLeftOutAreNobodys() {
    var dense =
        operator(new Operation.FullyConnected(FusedActivation.NONE), 2, 0, 1, Operator.ABSENT);
    var tensors = List.of(VALUE, weights(1, 20, 20), VALUE, VALUE);
    assertThat(lives(model(graph(0, 3, tensors, dense, operator(Plain.TANH, 3, 2)))))
        .containsExactly("0-1", "1-2", "2-2");
  }

  @Test
  void onlyActivationsArePlanned() {
    var tensors =
        List.of(
            VALUE,
            weights(1, 20, 20),
            variable(ElementType.INT8, 1, 20),
            activation(0),
            activation(1, 4));
    var model = model(graph(0, 4, tensors, operator(Plain.SVDF, 4, 0, 1, 1, 3, 2)));
    var lifetimes = Lifetimes.of(model);
    assertThat(lifetimes.plannedTensors()).isEqualTo(2);
    assertThat(lifetimes.tensorBytes(0)).isEqualTo(32);
    assertThat(lifetimes.tensorBytes(1)).isEqualTo(16);
    assertThat(lifetimes.overlap(0, 1)).isTrue();
  }

  @Test
  void tensorsThatMissEachOtherDoNotOverlap() {
    var lifetimes =
        Lifetimes.of(
            model(
                graph(
                    0,
                    2,
                    FOUR.subList(0, 3),
                    operator(Plain.TANH, 1, 0),
                    operator(Plain.TANH, 2, 1))));
    assertThat(lifetimes.overlap(0, 1)).isTrue();
    assertThat(lifetimes.overlap(0, 2)).isFalse();
  }

  @Test
  void scratchFollowsTheTensorsAndLivesInItsOperatorsStep() {
    var model =
        model(
            graph(
                0,
                3,
                List.of(activation(1, 8, 2), VALUE, integers(1), activation(1, 2)),
                operator(Plain.TANH, 1, 0),
                operator(Plain.MEAN, 3, 1, 2)));
    var buffers = Lifetimes.of(model).buffers(Target.ARM_REFERENCE);
    assertThat(Lifetimes.of(model).plannedTensors()).isEqualTo(3);
    assertThat(lives(model)).containsExactly("0-1", "1-2", "2-2", "2-2", "2-2", "2-2");
    assertThat(buffers.isFixed(5)).isFalse();
  }

  @Test
  void aLoopsGraphsAreWalkedThroughWhileItRuns() {
    // In step 2 the loop begins, 3 and 4 are its condition's, 5 to 7 its body's.
    var loop = new Operator(new Operation.While(1, 2), IntVector.of(1), IntVector.of(2));
    var main = graph(0, 3, FOUR, operator(Plain.TANH, 1, 0), loop, operator(Plain.TANH, 3, 2));
    var condition = graph(0, 1, FOUR.subList(0, 2), operator(Plain.LESS, 1, 0, 0));
    var body =
        graph(0, 2, FOUR.subList(0, 3), operator(Plain.LOGISTIC, 1, 0), operator(Plain.TANH, 2, 1));
    assertThat(lives(model(main, condition, body)))
        .containsExactly("0-1", "1-7", "2-8", "8-8", "3-4", "4-4", "5-6", "6-7", "7-7");
  }

  @Test
  void whatALoopWritesLivesWhileItRunsEvenIfNobodyReadsIt() {
    var loop = new Operator(new Operation.While(1, 1), IntVector.of(0), IntVector.of(1));
    var main = graph(0, 2, FOUR.subList(0, 3), loop, operator(Plain.TANH, 2, 0));
    assertThat(lives(model(main, graph(0, 0, List.of(VALUE)))))
        .containsExactly("0-4", "1-3", "4-4", "3-3");
  }

  @Test
  void aLoopInsideOfALoopLivesInsideOfIt() {
    // Condition 1 is without operators; body 2 runs condition 1 again and body 3.
    var outer = new Operator(new Operation.While(1, 2), IntVector.of(0), IntVector.of(1));
    var inner = new Operator(new Operation.While(1, 3), IntVector.of(0), IntVector.of(1));
    var two = FOUR.subList(0, 2);
    var main = graph(0, 1, two, outer);
    var condition = graph(0, 0, List.of(VALUE));
    var body = graph(0, 1, two, inner);
    var innermost = graph(0, 1, two, operator(Plain.TANH, 1, 0));
    assertThat(lives(model(main, condition, body, innermost)))
        .as("the condition keeps the last time that it ran")
        .containsExactly("0-7", "1-7", "5-5", "3-7", "4-7", "6-7", "7-7");
  }

  @Test
  void aPlanFixesWhatItDoesNotLeaveToTheRuntime() {
    var graph = graph(0, 1, FOUR.subList(0, 2), operator(Plain.TANH, 1, 0));
    var plan = new OfflinePlan(IntVector.of(OfflinePlan.PLANNED_ONLINE, 48));
    var buffers = Lifetimes.of(model(graph).withPlan(plan)).buffers(Target.ARM_REFERENCE);
    assertThat(buffers.isFixed(0)).isFalse();
    assertThat(buffers.isFixed(1)).isTrue();
    assertThat(buffers.fixedOffsetBytes(1)).isEqualTo(48);
    assertThat(Lifetimes.of(model(graph)).buffers(Target.ARM_REFERENCE).isFixed(1)).isFalse();
  }

  private static List<String> lives(Model model) {
    var buffers = Lifetimes.of(model).buffers(Target.ARM_REFERENCE);
    return IntStream.range(0, buffers.count())
        .mapToObj(i -> buffers.firstStep(i) + "-" + buffers.lastStep(i))
        .toList();
  }
}
