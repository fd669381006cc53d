package io.thimble.hw.cost;

import static io.thimble.hw.cost.SmallGraphs.activation;
import static io.thimble.hw.cost.SmallGraphs.integers;
import static io.thimble.hw.cost.SmallGraphs.weights;
import static io.thimble.hw.cost.SmallGraphs.wide;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operation.Plain;
import io.thimble.hw.tflite.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sizes by the rules of CMSIS-NN's get_buffer_size functions; a buffer takes a multiple of 16. */
class ScratchTest {
  private static final Tensor MAP = activation(1, 9, 7, 8);

  @ParameterizedTest(name = "{0} x {1} over {2} channels")
  @CsvSource({"10, 4, 1, 160, 192", "3, 3, 5, 192, 192", "3, 3, 1, 48, 64", "1, 2, 8, 64, 64"})
  void aConvolutionLaysColumnsOut(
      int height, int width, int channels, long dspBytes, long vectorBytes) {
    var convolution = convolution(height, width);
    var input = activation(1, 20, 10, channels);
    assertThat(sizes(Target.ARM_REFERENCE, convolution, MAP, input)).isEmpty();
    assertThat(sizes(Target.HOST_REFERENCE, convolution, MAP, input)).isEmpty();
    assertThat(sizes(Target.ARM_CMSIS_NN, convolution, MAP, input)).containsExactly(dspBytes);
    assertThat(sizes(Target.ARM_CMSIS_NN_MVE, convolution, MAP, input))
        .containsExactly(vectorBytes);
  }

  @ParameterizedTest
  @EnumSource
  void aPointwiseConvolutionNeedsNone(Target target) {
    assertThat(sizes(target, convolution(1, 1), MAP, activation(1, 9, 7, 33))).isEmpty();
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"5, 5, 400, 12400", "3, 4, 192, 5952", "4, 3, 192, 5952", "1, 1, 16, 496"})
  void aDepthwiseConvolutionLaysColumnsOut(int height, int width, long dspBytes, long vectorBytes) {
    var depthwise = depthwise(height, width, Padding.VALID, false);
    assertThat(sizes(Target.ARM_REFERENCE, depthwise, MAP, MAP)).isEmpty();
    assertThat(sizes(Target.ARM_CMSIS_NN, depthwise, MAP, MAP)).containsExactly(dspBytes);
    assertThat(sizes(Target.ARM_CMSIS_NN_MVE, depthwise, MAP, MAP)).containsExactly(vectorBytes);
  }

  @ParameterizedTest
  @EnumSource
  void aDepthwiseConvolutionOfThreeByThreeNeedsColumnsForVectorsOnly(Padding padding) {
    var depthwise = depthwise(3, 3, padding, false);
    assertThat(sizes(Target.ARM_CMSIS_NN, depthwise, MAP, MAP)).isEmpty();
    assertThat(sizes(Target.ARM_CMSIS_NN_MVE, depthwise, MAP, MAP)).containsExactly(496L * 9);
  }

  @ParameterizedTest
  @EnumSource
  void aDepthwiseConvolutionThatCmsisNnLeavesToTheReferenceNeedsNone(Target target) {
    var plain = depthwise(5, 5, Padding.SAME, false);
    assertThat(sizes(target, plain, MAP, activation(1, 9, 7, 4)))
        .as("two results for each channel")
        .isEmpty();
    assertThat(sizes(target, plain, activation(2, 9, 7, 8), activation(2, 9, 7, 8)))
        .as("a batch of two")
        .isEmpty();
    assertThat(sizes(target, depthwise(5, 5, Padding.SAME, true), MAP, MAP))
        .as("dilated")
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} x {1} over {2} channels")
  @CsvSource({"10, 4, 1, 160, 320", "3, 3, 5, 192, 384", "1, 1, 33, 144, 320"})
  void anInt16ConvolutionLaysColumnsOutWhateverTheKernel(
      int height, int width, int channels, long dspBytes, long vectorBytes) {
    var convolution = convolution(height, width);
    var input = wide(1, 20, 10, channels);
    assertThat(sizes(Target.ARM_REFERENCE, convolution, MAP, input)).isEmpty();
    assertThat(sizes(Target.ARM_CMSIS_NN, convolution, MAP, input)).containsExactly(dspBytes);
    assertThat(sizes(Target.ARM_CMSIS_NN_MVE, convolution, MAP, input))
        .containsExactly(vectorBytes);
  }

  @ParameterizedTest
  @EnumSource
  void int16DepthwiseAndFullyConnectedLayersNeedNone(Target target) {
    var map = wide(1, 9, 7, 8);
    assertThat(sizes(target, depthwise(5, 5, Padding.VALID, false), map, map)).isEmpty();
    var dense = new Operation.FullyConnected(FusedActivation.NONE);
    assertThat(sizes(target, dense, wide(1, 12), wide(1, 40), weights(1, 12, 40))).isEmpty();
  }

  @Test
  void aFullyConnectedLayerNeedsRoomForItsOutputsWithVectorsOnly() {
    assertThat(fullyConnected(Target.ARM_REFERENCE, 1, 1, 12)).isEmpty();
    assertThat(fullyConnected(Target.ARM_CMSIS_NN, 1, 1, 12)).isEmpty();
    assertThat(fullyConnected(Target.ARM_CMSIS_NN_MVE, 1, 1, 12)).containsExactly(48L);
  }

  @Test
  void aFullyConnectedLayerWithThreeDimensionsIsTreatedChannelByChannel() {
    assertThat(fullyConnected(Target.ARM_CMSIS_NN, 1, 1, 1, 12)).containsExactly(96L);
    assertThat(fullyConnected(Target.ARM_CMSIS_NN, 1, 1, 1, 1, 12)).containsExactly(96L);
    assertThat(fullyConnected(Target.ARM_CMSIS_NN, 1, 1, 1, 14)).as("not by four").isEmpty();
    assertThat(fullyConnected(Target.ARM_CMSIS_NN, 12, 1, 1, 12)).as("many scales").isEmpty();
    assertThat(fullyConnected(Target.ARM_REFERENCE, 1, 1, 1, 12)).isEmpty();
  }

  @Test
  void averagePoolingSumsEachChannelWithDspInstructionsOnly() {
    var pool = new Operation.AveragePool(new Window(9, 7, 9, 7, Padding.VALID));
    var output = activation(1, 1, 1, 8);
    assertThat(sizes(Target.ARM_REFERENCE, pool, output, MAP)).isEmpty();
    assertThat(sizes(Target.ARM_CMSIS_NN, pool, output, MAP)).containsExactly(32L);
    assertThat(sizes(Target.ARM_CMSIS_NN_MVE, pool, output, MAP)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMeanKeepsSumsThenIndicesThenAxes(Target target) {
    var fiveDimensions = activation(1, 2, 3, 2, 20);
    assertThat(sizes(target, Plain.MEAN, activation(1, 2, 20), fiveDimensions, integers(2, 3)))
        .containsExactly(160L, 32L, 16L);
    assertThat(sizes(target, Plain.MEAN, activation(1), fiveDimensions, integers(0, 1, 2, 3, 4)))
        .containsExactly(16L, 32L, 32L);
  }

  @ParameterizedTest
  @EnumSource
  void anSvdfKeepsItsFiltersThenItsOutputs(Target target) {
    // TFLM, svdf_common.cc, PrepareSvdf: batch x filters and batch x units, int32.
    assertThat(sizes(target, Plain.SVDF, activation(1, 12), activation(1, 40), weights(1, 24, 40)))
        .containsExactly(96L, 48L);
  }

  @ParameterizedTest
  @CsvSource({"ARM_REFERENCE, 4", "HOST_REFERENCE, 4", "ARM_CMSIS_NN, 3", "ARM_CMSIS_NN_MVE, 3"})
  void anLstmKeepsABufferForEachGateOrAllButOne(Target target, int buffers) {
    var sequence = activation(1, 25, 10);
    assertThat(sizes(target, Plain.UNIDIRECTIONAL_SEQUENCE_LSTM, activation(1, 25, 24), sequence))
        .hasSize(buffers)
        .containsOnly(48L);
  }

  @ParameterizedTest
  @EnumSource
  void otherOperatorsNeedNone(Target target) {
    var others =
        List.of(
            new Operation.MaxPool(new Window(2, 2, 2, 2, Padding.VALID)),
            new Operation.Gather(1),
            new Operation.Split(4),
            new Operation.StridedSlice(2),
            new Operation.While(1, 2),
            new Operation.Unknown("CUMSUM"),
            Plain.ADD,
            Plain.CAST,
            Plain.LESS,
            Plain.LOGISTIC,
            Plain.MUL,
            Plain.QUANTIZE,
            Plain.RESHAPE,
            Plain.SOFTMAX,
            Plain.SUB,
            Plain.TANH);
    for (var operation : others) {
      assertThat(sizes(target, operation, MAP, MAP, MAP)).as(operation.name()).isEmpty();
    }
  }

  @Test
  void referenceKernelsNeedScratchForMeanSvdfAndLstmAlone() {
    var plain = SmallGraphs.single(Plain.SOFTMAX, MAP, MAP);
    for (var target : List.of(Target.ARM_REFERENCE, Target.HOST_REFERENCE)) {
      for (var operation : List.of(Plain.MEAN, Plain.SVDF, Plain.UNIDIRECTIONAL_SEQUENCE_LSTM)) {
        var graph = SmallGraphs.single(operation, MAP, MAP);
        assertThat(Scratch.isNeeded(SmallGraphs.model(graph), target)).isTrue();
        assertThat(Scratch.isNeeded(SmallGraphs.model(plain, plain, graph), target)).isTrue();
      }
      assertThat(Scratch.isNeeded(SmallGraphs.model(plain, plain), target)).isFalse();
    }
    assertThat(Scratch.isNeeded(SmallGraphs.model(plain), Target.ARM_CMSIS_NN)).isTrue();
  }

  @Test
  void aBufferLivesAsLongAsItsOperatorAndLiesAnywhere() {
    var graph = SmallGraphs.single(convolution(3, 3), MAP, MAP);
    var buffers = new PlannedBuffers();
    Scratch.request(graph, graph.operators().getFirst(), Target.ARM_CMSIS_NN, 3, 5, buffers);
    assertThat(buffers.firstStep(0)).isEqualTo(3);
    assertThat(buffers.lastStep(0)).isEqualTo(5);
    assertThat(buffers.isFixed(0)).isFalse();
  }

  private static List<Long> fullyConnected(Target target, int scales, int... output) {
    return sizes(
        target,
        new Operation.FullyConnected(FusedActivation.NONE),
        activation(output),
        activation(1, 40),
        weights(scales, output[output.length - 1], 40));
  }

  private static Operation convolution(int height, int width) {
    return new Operation.Convolution(
        new Window(height, width, 1, 1, Padding.VALID), false, FusedActivation.RELU);
  }

  private static Operation depthwise(int height, int width, Padding padding, boolean dilated) {
    return new Operation.DepthwiseConvolution(
        new Window(height, width, 1, 1, padding), dilated, FusedActivation.RELU);
  }

  private static List<Long> sizes(
      Target target, Operation operation, Tensor output, Tensor... inputs) {
    var graph = SmallGraphs.single(operation, output, inputs);
    var buffers = new PlannedBuffers();
    Scratch.request(graph, graph.operators().getFirst(), target, 1, 1, buffers);
    return IntStream.range(0, buffers.count()).mapToObj(buffers::bytes).toList();
  }
}
