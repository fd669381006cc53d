package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.weights;
import static io.thimble.hw.cost.SmallGraphs.wide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelDataTest {
  private static final Window WINDOW = new Window(3, 3, 1, 1, Padding.SAME);
  private static final Operation CONVOLUTION =
      new Operation.Convolution(WINDOW, false, FusedActivation.RELU);
  private static final Operation DEPTHWISE =
      new Operation.DepthwiseConvolution(WINDOW, false, FusedActivation.RELU);
  private static final Operation FULLY_CONNECTED =
      new Operation.FullyConnected(FusedActivation.NONE);
  private static final Operation SPLIT = new Operation.Split(3);
  private static final Operation GATHER = new Operation.Gather(1);
  private static final Operation WHILE = new Operation.While(1, 2);

  @ParameterizedTest(name = "{0}")
  @MethodSource("structures")
  void anOperatorKeepsItsOptionsAndItsStructure(
      Operation operation, int parameters, int reference, int cmsisNn) {
    assertThat(KernelData.parameterBytes(operation)).as("options").isEqualTo(parameters);
    assertThat(KernelData.structureBytes(operation, Target.ARM_REFERENCE))
        .as("reference kernel")
        .isEqualTo(reference);
    assertThat(KernelData.structureBytes(operation, Target.ARM_CMSIS_NN))
        .as("CMSIS-NN kernel")
        .isEqualTo(cmsisNn);
    assertThat(KernelData.structureBytes(operation, Target.ARM_CMSIS_NN_MVE))
        .as("the same structure with vector instructions")
        .isEqualTo(cmsisNn);
  }

  /** Operation, options, structure of the reference kernel and of CMSIS-NN's. */
  static Stream<Arguments> structures() {
    return Stream.concat(measured(), counted());
  }

  /** Held against arenas of real TFLM. */
  private static Stream<Arguments> measured() {
    return Stream.of(
        arguments(CONVOLUTION, 28, 56, 60),
        arguments(DEPTHWISE, 28, 56, 60),
        arguments(FULLY_CONNECTED, 16, 48, 72),
        arguments(new Operation.AveragePool(WINDOW), 40, 32, 36),
        arguments(new Operation.MaxPool(WINDOW), 40, 32, 36),
        arguments(new Operation.StridedSlice(2), 24, 84, 84),
        arguments(Plain.RESHAPE, 36, 0, 0),
        arguments(Plain.ADD, 8, 64, 64),
        arguments(Plain.SOFTMAX, 4, 56, 64),
        arguments(Plain.MEAN, 1, 44, 44),
        arguments(Plain.LOGISTIC, 0, 16, 16),
        arguments(Plain.UNIDIRECTIONAL_SEQUENCE_LSTM, 16, 688, 908));
  }

  /** Counted field by field in TFLM's sources: four bytes each, but where it says so. */
  private static Stream<Arguments> counted() {
    int normalized = 4;
    int quantizationParameters = 16;
    return Stream.of(
        // Two types; the kernel keeps nothing.
        arguments(Plain.CAST, 2 * 4, 0, 0),
        // Axis and batch dimensions.
        arguments(GATHER, 2 * 4, 0, 0),
        // ComparisonParams: a shift, then offset, multiplier and shift twice, and a truth value.
        arguments(Plain.LESS, 0, 4 + 2 * 3 * 4 + normalized, 4 + 2 * 3 * 4 + normalized),
        // OpDataMul: two zero points, seven values of the output.
        arguments(Plain.MUL, 4, 2 * 4 + 7 * 4, 2 * 4 + 7 * 4),
        // QuantizationParams with a double, then multiplier, shift and zero point, to 8 bytes.
        arguments(Plain.QUANTIZE, 0, quantizationParameters + 16, quantizationParameters + 16),
        arguments(SPLIT, 4, 0, 0),
        // OpDataSub: a truth value and twelve integers.
        arguments(Plain.SUB, 8, normalized + 12 * 4, normalized + 12 * 4),
        // Zero point, radius, multiplier, shift.
        arguments(Plain.TANH, 0, 4 * 4, 4 * 4),
        // Rank, activation, a truth value.
        arguments(Plain.SVDF, 3 * 4, 36, 40),
        // The two graphs.
        arguments(WHILE, 2 * 4, 2 * 4, 2 * 4),
        arguments(new Operation.Unknown("CUMSUM"), 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void convolutionsAskForMultipliersAndShiftsOfEachChannel(Target target) {
    assertThat(requested(target, CONVOLUTION, activation(1, 5, 5, 6))).isEqualTo(2 * 32);
    assertThat(requested(target, DEPTHWISE, activation(1, 5, 5, 9))).isEqualTo(2 * 48);
  }

  @ParameterizedTest
  @EnumSource
  void aFullyConnectedLayerAsksForThemWhereEachChannelHasAScale(Target target) {
    var input = activation(1, 40);
    assertThat(requested(target, FULLY_CONNECTED, activation(1, 6), input, weights(6, 6, 40)))
        .isEqualTo(2 * 32);
    assertThat(requested(target, FULLY_CONNECTED, activation(1, 6), input, weights(1, 6, 40)))
        .isZero();
  }

  @Test
  void anLstmOfCmsisNnAsksForEightVectors() {
    var lstm = Plain.UNIDIRECTIONAL_SEQUENCE_LSTM;
    var output = activation(1, 25, 6);
    assertThat(requested(Target.ARM_CMSIS_NN, lstm, output)).isEqualTo(8 * 32);
    assertThat(requested(Target.ARM_CMSIS_NN_MVE, lstm, output)).isEqualTo(8 * 32);
    assertThat(requested(Target.ARM_REFERENCE, lstm, output)).isZero();
    assertThat(requested(Target.HOST_REFERENCE, lstm, output)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aGatherAsksForItsOutputsDimensionsAndTheirNumber(Target target) {
    assertThat(requested(target, GATHER, activation(1, 2, 3))).isEqualTo(16);
    assertThat(requested(target, GATHER, activation(1, 2, 3, 4))).isEqualTo(32);
  }

  @ParameterizedTest
  @EnumSource
  void anInt16SoftmaxAsksForTwoTables(Target target) {
    // 513 values of int16 each, rounded up to 16.
    assertThat(requested(target, Plain.SOFTMAX, wide(1, 6), wide(1, 6))).isEqualTo(2 * 1040);
  }

  @ParameterizedTest
  @EnumSource
  void otherOperatorsAskForNothing(Target target) {
    assertThat(requested(target, Plain.SOFTMAX, activation(1, 6), activation(1, 6))).isZero();
    assertThat(requested(target, Plain.MEAN, activation(1, 6))).isZero();
    assertThat(requested(target, SPLIT, activation(1, 6))).isZero();
    assertThat(requested(target, WHILE, activation(1, 6))).isZero();
    assertThat(requested(target, new Operation.AveragePool(WINDOW), activation(1, 6))).isZero();
  }

  private static long requested(
      Target target, Operation operation, Tensor output, Tensor... inputs) {
    var graph = SmallGraphs.single(operation, output, inputs);
    var requests = new Requests();
    KernelData.request(graph, graph.operators().getFirst(), target, requests);
    return requests.bytes();
  }
}
