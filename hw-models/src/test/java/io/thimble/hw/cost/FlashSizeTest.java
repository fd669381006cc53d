package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.model;
import static io.thimble.hw.cost.SmallGraphs.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Operator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Builds for Cortex-M4F with CMSIS-NN, whose sizes in KB were measured. */
class FlashSizeTest {
  private static final Window WINDOW = new Window(3, 3, 1, 1, Padding.SAME);
  private static final Operation CONVOLUTION =
      new Operation.Convolution(WINDOW, false, FusedActivation.RELU);
  private static final Operation DEPTHWISE =
      new Operation.DepthwiseConvolution(WINDOW, false, FusedActivation.RELU);
  private static final Operation AVERAGE_POOL = new Operation.AveragePool(WINDOW);
  private static final Operation FULLY_CONNECTED =
      new Operation.FullyConnected(FusedActivation.NONE);
  private static final Operation SLICE = new Operation.StridedSlice(2);
  private static final Operation GATHER = new Operation.Gather(1);
  private static final Operation SPLIT = new Operation.Split(3);
  private static final Operation WHILE = new Operation.While(1, 2);

  @Test
  void theMeasuredBuildsHaveTheirSizes() {
    assertThat(bytes()).isEqualTo(kilobytes(11.7));
    assertThat(bytes(FULLY_CONNECTED, Plain.SOFTMAX)).isEqualTo(kilobytes(39.6));
    assertThat(bytes(FULLY_CONNECTED, Plain.SOFTMAX, CONVOLUTION, Plain.RESHAPE))
        .isEqualTo(kilobytes(65.5));
    assertThat(
            bytes(
                FULLY_CONNECTED,
                Plain.SOFTMAX,
                CONVOLUTION,
                Plain.RESHAPE,
                DEPTHWISE,
                AVERAGE_POOL))
        .isEqualTo(kilobytes(84.4));
    assertThat(bytes(FULLY_CONNECTED, Plain.SOFTMAX, Plain.UNIDIRECTIONAL_SEQUENCE_LSTM, SLICE))
        .isEqualTo(kilobytes(64.2));
  }

  @Test
  void aGruInALoopHasItsMeasuredSizeWithAllThatStandsInIt() {
    var main = graph(FULLY_CONNECTED, Plain.SOFTMAX, WHILE);
    var condition = graph(Plain.LESS);
    var body = graph(GATHER, SPLIT, Plain.CAST, Plain.ADD, Plain.MUL, Plain.SUB, Plain.TANH);
    assertThat(FlashSize.runtimeBytes(model(main, condition, body))).isEqualTo(kilobytes(84.6));
  }

  @Test
  void oneOfAGroupBringsTheGroupIn() {
    assertThat(List.of(bytes(FULLY_CONNECTED), bytes(Plain.SOFTMAX))).containsOnly(kilobytes(39.6));
    assertThat(List.of(bytes(CONVOLUTION), bytes(Plain.RESHAPE)))
        .containsOnly(kilobytes(11.7 + 65.5 - 39.6));
    assertThat(List.of(bytes(DEPTHWISE), bytes(AVERAGE_POOL), bytes(new Operation.MaxPool(WINDOW))))
        .containsOnly(kilobytes(11.7 + 84.4 - 65.5));
    assertThat(List.of(bytes(SLICE), bytes(Plain.UNIDIRECTIONAL_SEQUENCE_LSTM)))
        .containsOnly(kilobytes(11.7 + 64.2 - 39.6));
  }

  @Test
  void whatWasNeverMeasuredCountsLikeTheLargestSmallGroupOnce() {
    var unmeasured =
        List.of(
            GATHER,
            SPLIT,
            Plain.ADD,
            Plain.CAST,
            Plain.LESS,
            Plain.LOGISTIC,
            Plain.MEAN,
            Plain.MUL,
            Plain.QUANTIZE,
            Plain.SUB,
            Plain.SVDF,
            Plain.TANH);
    for (var operation : unmeasured) {
      assertThat(bytes(operation)).as(operation.name()).isEqualTo(kilobytes(39.6));
      assertThat(bytes(operation, Plain.MEAN, FULLY_CONNECTED))
          .as(operation.name())
          .isEqualTo(kilobytes(39.6 + 39.6 - 11.7));
    }
  }

  @Test
  void whatNothingIsKnownOfCountsNothing() {
    assertThat(bytes(new Operation.Unknown("CUMSUM"), FULLY_CONNECTED)).isEqualTo(kilobytes(39.6));
  }

  private static long bytes(Operation... operations) {
    return FlashSize.runtimeBytes(model(graph(operations)));
  }

  private static Graph graph(Operation... operations) {
    var operators = Arrays.stream(operations).map(operation -> operator(operation, 0, 0)).toList();
    return SmallGraphs.graph(0, 0, List.of(activation(1)), operators.toArray(new Operator[0]));
  }

  private static long kilobytes(double kilobytes) {
    return Math.round(1024 * kilobytes);
  }
}
