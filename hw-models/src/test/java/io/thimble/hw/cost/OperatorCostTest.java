package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.biases;
import static io.thimble.hw.cost.SmallGraphs.counter;
import static io.thimble.hw.cost.SmallGraphs.graph;
import static io.thimble.hw.cost.SmallGraphs.integers;
import static io.thimble.hw.cost.SmallGraphs.model;
import static io.thimble.hw.cost.SmallGraphs.operator;
import static io.thimble.hw.cost.SmallGraphs.weights;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One multiply-accumulate for each use of a weight, counted by hand. */
class OperatorCostTest {
  private static final Window WINDOW = new Window(3, 2, 1, 1, Padding.VALID);

  @Test
  void aConvolutionUsesItsKernelsAtEveryPlace() {
    var cost =
        single(
            new Operation.Convolution(WINDOW, false, FusedActivation.RELU),
            activation(1, 5, 7, 6),
            activation(1, 7, 8, 4),
            weights(6, 6, 3, 2, 4),
            biases(6));
    assertThat(cost)
        .isEqualTo(
            new OperatorCost(
                0,
                0,
                "CONV_2D",
                OperatorKind.CONVOLUTION,
                1,
                5 * 7 * 6L * 3 * 2 * 4,
                6 * 3 * 2 * 4 + 6,
                6 * 3 * 2 * 4 + 4 * 6,
                7 * 8 * 4,
                5 * 7 * 6,
                List.of(1, 5, 7, 6)));
  }

  @Test
  void aConvolutionOfOneByOneIsPointwise() {
    var window = new Window(1, 1, 2, 2, Padding.SAME);
    var cost =
        single(
            new Operation.Convolution(window, false, FusedActivation.RELU),
            activation(1, 3, 3, 6),
            activation(1, 5, 5, 4),
            weights(6, 6, 1, 1, 4));
    assertThat(cost.kind()).isEqualTo(OperatorKind.POINTWISE);
    assertThat(cost.macs()).isEqualTo(3 * 3 * 6 * 4);
  }

  @Test
  void aDepthwiseConvolutionUsesOneKernelAtEveryPlace() {
    var cost =
        single(
            new Operation.DepthwiseConvolution(WINDOW, false, FusedActivation.RELU),
            activation(1, 5, 7, 4),
            activation(1, 7, 8, 4),
            weights(4, 1, 3, 2, 4));
    assertThat(cost.kind()).isEqualTo(OperatorKind.DEPTHWISE);
    assertThat(cost.macs()).isEqualTo(5 * 7 * 4 * 3 * 2);
    assertThat(cost.parameters()).isEqualTo(3 * 2 * 4);
  }

  @Test
  void aDenseLayerUsesEachWeightOnce() {
    var cost =
        single(
            new Operation.FullyConnected(FusedActivation.NONE),
            activation(1, 3),
            activation(1, 40),
            weights(1, 3, 40));
    assertThat(cost.kind()).isEqualTo(OperatorKind.DENSE);
    assertThat(cost.macs()).isEqualTo(3 * 40);
    assertThat(cost.parameters()).isEqualTo(3 * 40);
  }

  @Test
  void anSvdfUsesItsWeightsInFrequencyAndInTimeOnce() {
    var cost =
        single(
            Plain.SVDF,
            activation(1, 12),
            activation(1, 40),
            weights(1, 24, 40),
            weights(1, 24, 10));
    assertThat(cost.macs()).isEqualTo(24 * 40 + 24 * 10);
    assertThat(cost.parameters()).isEqualTo(24 * 40 + 24 * 10);
    assertThat(cost.kind()).isEqualTo(OperatorKind.OTHER);
  }

  @Test
  void anLstmUsesItsWeightsAndMultipliesThreeTimesAUnitInEveryStep() {
    int steps = 5;
    int features = 4;
    int units = 6;
    var tensors = new ArrayList<>(List.of(activation(1, steps, features)));
    int[] inputs = new int[24];
    Arrays.fill(inputs, Operator.ABSENT);
    inputs[0] = 0;
    for (int gate = 0; gate < 4; gate++) {
      inputs[1 + gate] = add(tensors, weights(1, units, features));
      inputs[5 + gate] = add(tensors, weights(1, units, units));
      inputs[12 + gate] = add(tensors, biases(units));
    }
    int output = add(tensors, activation(1, steps, units));
    var lstm = operator(Plain.UNIDIRECTIONAL_SEQUENCE_LSTM, output, inputs);
    var cost = OperatorCost.of(model(graph(0, output, tensors, lstm))).getFirst();
    int perStep = 4 * units * (features + units) + 3 * units;
    assertThat(cost.macs()).isEqualTo(steps * perStep);
    assertThat(cost.parameters()).isEqualTo(4 * units * (features + units) + 4 * units);
    assertThat(cost.kind()).isEqualTo(OperatorKind.RECURRENT);
  }

  @Test
  void whatOnlySaysHowToComputeIsNoParameter() {
    var cost = single(Plain.MEAN, activation(1, 4), activation(1, 5, 7, 4), integers(1, 2));
    assertThat(cost.parameters()).isZero();
    assertThat(cost.constantBytes()).isEqualTo(2 * 4);
    assertThat(cost.macs()).isZero();
    assertThat(cost.kind()).isEqualTo(OperatorKind.OTHER);
  }

  @Test
  void otherOperatorsMultiplyNothingThatIsAWeight() {
    var others =
        List.of(
            new Operation.AveragePool(WINDOW),
            new Operation.MaxPool(WINDOW),
            new Operation.Gather(1),
            new Operation.Split(2),
            new Operation.StridedSlice(2),
            new Operation.Unknown("CUMSUM"),
            Plain.ADD,
            Plain.MUL,
            Plain.RESHAPE,
            Plain.SOFTMAX);
    for (var operation : others) {
      var cost = single(operation, activation(1, 8), activation(1, 8), weights(1, 1, 8));
      assertThat(cost.macs()).as(operation.name()).isZero();
      assertThat(cost.parameters()).as(operation.name()).isZero();
      assertThat(cost.kind()).as(operation.name()).isEqualTo(OperatorKind.OTHER);
    }
  }

  @Test
  void weightsThatTwoOperatorsShareAreCountedOnce() {
    var dense = new Operation.FullyConnected(FusedActivation.NONE);
    var shared =
        graph(
            0,
            3,
            List.of(activation(1, 8), weights(1, 8, 8), activation(1, 8), activation(1, 8)),
            operator(dense, 2, 0, 1),
            operator(dense, 3, 2, 1));
    assertThat(OperatorCost.of(model(shared)))
        .extracting(OperatorCost::parameters)
        .containsExactly(64L, 0L);
    assertThat(OperatorCost.of(model(shared)))
        .extracting(OperatorCost::macs)
        .containsExactly(64L, 64L);
  }

  @Test
  void anOperatorMayHaveNoOutputAndLeaveInputsOut() {
    var operator =
        new Operator(
            new Operation.Unknown("ASSIGN_VARIABLE"),
            IntVector.of(0, Operator.ABSENT),
            IntVector.EMPTY);
    var cost = OperatorCost.of(model(graph(0, 0, List.of(activation(1, 8)), operator))).getFirst();
    assertThat(cost.output()).isEmpty();
    assertThat(cost.outputBytes()).isZero();
    assertThat(cost.inputBytes()).isEqualTo(8);
  }

  @Test
  void aLoopRunsItsBodyEveryTurnAndItsConditionOnceMore() {
    var costs = OperatorCost.of(model(loop(1, 2), condition(7), productBody()));
    assertThat(costs).extracting(OperatorCost::operator).containsExactly("WHILE", "LESS", "MUL");
    assertThat(costs).extracting(OperatorCost::turns).containsExactly(1L, 8L, 7L);
    assertThat(costs.getLast().macs()).as("products of a cell count").isEqualTo(7 * 9);
    assertThat(costs.getLast().kind()).isEqualTo(OperatorKind.RECURRENT);
  }

  @Test
  void aLoopWithinALoopMultiplies() {
    var costs =
        OperatorCost.of(model(loop(1, 2), condition(7), loop(3, 4), condition(3), productBody()));
    assertThat(costs)
        .extracting(cost -> cost.graph() + " " + cost.operator() + " " + cost.turns())
        .containsExactly("0 WHILE 1", "1 LESS 8", "2 WHILE 7", "3 LESS 28", "4 MUL 21");
  }

  @Test
  void aBodyThatTwoLoopsRunCountsForBoth() {
    var twice = new Operator(new Operation.While(1, 2), IntVector.of(0), IntVector.of(1));
    var main = graph(0, 1, List.of(integers(0), counter()), twice, twice);
    var costs = OperatorCost.of(model(main, condition(7), productBody()));
    assertThat(costs)
        .extracting(OperatorCost::operator)
        .containsExactly("WHILE", "LESS", "MUL", "WHILE");
    assertThat(costs.get(2).turns()).isEqualTo(2 * 7);
    assertThat(costs.get(2).macs()).isEqualTo(2 * 7 * 9);
  }

  @Test
  void aLoopThatNobodyCanCountTurnsOnce() {
    var uncounted =
        graph(0, 2, List.of(counter(), counter(), counter()), operator(Plain.LESS, 2, 0, 1));
    assertThat(OperatorCost.of(model(loop(1, 2), uncounted, productBody())))
        .extracting(OperatorCost::turns)
        .containsExactly(1L, 2L, 1L);
  }

  private static OperatorCost single(Operation operation, Tensor output, Tensor... inputs) {
    return OperatorCost.of(model(SmallGraphs.single(operation, output, inputs))).getFirst();
  }

  /** A graph that runs a loop which begins to count at 0. */
  private static Graph loop(int condition, int body) {
    var loop = new Operator(new Operation.While(condition, body), IntVector.of(0), IntVector.of(1));
    return graph(0, 1, List.of(integers(0), counter()), loop);
  }

  private static Graph condition(int bound) {
    return graph(
        0, 2, List.of(counter(), integers(bound), counter()), operator(Plain.LESS, 2, 0, 1));
  }

  private static Graph productBody() {
    return graph(0, 1, List.of(activation(1, 9), activation(1, 9)), operator(Plain.MUL, 1, 0, 0));
  }

  private static int add(List<Tensor> tensors, Tensor tensor) {
    tensors.add(tensor);
    return tensors.size() - 1;
  }
}
