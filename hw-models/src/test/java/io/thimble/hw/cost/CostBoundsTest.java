package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.ModelWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets so small that each of their networks can be looked at. */
class CostBoundsTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(10, 40, 20);

  @ParameterizedTest
  @MethodSource("presets")
  void aSetOfOneNetworkCostsWhatThatCosts(Preset preset) {
    var only = Spaces.of(preset.decisions().family()).decode(preset.decisions(), 12);
    var bounds = CostBounds.of(new Corners(only, only, only, only));
    var estimate = Estimates.of(only);
    for (var bound : List.of(bounds.least(), Objects.requireNonNull(bounds.greatest()))) {
      assertThat(bound.macsByKind()).isEqualTo(estimate.macsByKind());
      assertThat(bound.flash().runtimeBytes()).isEqualTo(estimate.flash().runtimeBytes());
      assertThat(bound.flash().frontEndBytes()).isEqualTo(estimate.flash().frontEndBytes());
      assertThat(bound.sram().frontEndBytes()).isEqualTo(estimate.sram().frontEndBytes());
      assertThat(bound.sram().audioBytes()).isEqualTo(estimate.sram().audioBytes());
    }
    assertThat(bounds.mostSharedBytes()).isZero();
    var model = Lowering.of(only);
    assertThat(bounds.least().flash().modelBytes()).isEqualTo(ModelWriter.lengthBytes(model));
    assertThat(estimate.sram().arenaBytes())
        .isBetween(
            bounds.least().sram().arenaBytes(),
            Objects.requireNonNull(bounds.greatest()).sram().arenaBytes());
  }

  @Test
  void theArenaIsBetweenTheBusiestStepAndAllBuffers() {
    var only = cnn(window(5, 4, 1, Padding.SAME), 30);
    var bounds = CostBounds.of(new Corners(only, only, only, only));
    // The input, the map, the softmax's input and output; CMSIS-NN lays out two columns of 20.
    int input = 496;
    int map = 49 * 10 * 30;
    int columns = 80;
    assertThat(map % 16).isEqualTo(12);
    var tail = Arena.of(Lowering.of(only), Target.ARM_CMSIS_NN).tailBytes();
    assertThat(bounds.least().sram().arenaBytes())
        .isEqualTo(PlannedBuffers.aligned(input + map + 4 + columns + tail));
    assertThat(Objects.requireNonNull(bounds.greatest()).sram().arenaBytes())
        .isEqualTo(PlannedBuffers.aligned(input + map + 4 + columns + 16 + 16 + tail));
  }

  @ParameterizedTest(name = "kernels from {0} x {1} to {2} x {3}, stride {4}, {5}")
  @CsvSource({
    "2, 2, 9, 6, 1, VALID", "2, 1, 49, 10, 1, VALID", "4, 2, 20, 10, 1, VALID",
    "1, 1, 3, 3, 1, SAME", "3, 2, 10, 4, 2, VALID", "3, 2, 10, 4, 2, SAME"
  })
  void multiplyAccumulatesOfAConvolutionAreBoundedForAllKernels(
      int height, int width, int greatestHeight, int greatestWidth, int stride, Padding padding) {
    var least = cnn(window(height, width, stride, padding), 3);
    var greatest = cnn(window(greatestHeight, greatestWidth, stride, padding), 3);
    var bounds = CostBounds.of(new Corners(least, greatest, least, greatest));
    var macs = new ArrayList<Long>();
    for (int i = height; i <= greatestHeight; i++) {
      for (int k = width; k <= greatestWidth; k++) {
        macs.add(convolutionMacs(cnn(window(i, k, stride, padding), 3)));
      }
    }
    long fewest = macs.stream().min(Long::compare).orElseThrow();
    long bound =
        bounds.least().macsByKind().convolution() + bounds.least().macsByKind().pointwise();
    if (stride == 1) {
      assertThat(bound).as("without rounding the bound is met").isEqualTo(fewest);
    } else {
      assertThat((double) bound).isBetween(0.8 * fewest, (double) fewest);
    }
    var map = new Conv2d(3, window(height, width, stride, padding)).output(least.input());
    assertThat(convolutionMacs(Objects.requireNonNull(bounds.greatest()).macsByKind()))
        .as("the largest map with the largest kernel")
        .isEqualTo((long) map.elements() * greatestHeight * greatestWidth)
        .isGreaterThanOrEqualTo(macs.stream().max(Long::compare).orElseThrow());
  }

  @Test
  void nothingIsKnownOfTheGreatestWhereTheLargestKernelsDoNotFit() {
    var network = cnn(window(3, 3, 1, Padding.VALID), 3);
    var bounds = CostBounds.of(new Corners(network, network, network, null));
    assertThat(bounds.greatest()).isNull();
    assertThat(bounds.least().macs()).isEqualTo(network.macs());
  }

  @Test
  void everyPairOfWidthsLiesWithinTheBounds() {
    var least = dense(100, 120);
    var greatest = dense(160, 200);
    var bounds = CostBounds.of(new Corners(least, least, greatest, greatest));
    assertThat(bounds.mostSharedBytes())
        .as("biases and outputs of both layers may have one shape: 4 x 2 and 4 x 3, rounded up")
        .isEqualTo(16 + 16);
    assertThat(bounds.least().flash().modelBytes()).isEqualTo(length(least) - 32);
    assertWithin(bounds, IntStream.rangeClosed(100, 160).mapToObj(i -> dense(i, 120)).toList());
    assertWithin(bounds, IntStream.rangeClosed(120, 160).mapToObj(i -> dense(i, i)).toList());
    assertWithin(bounds, IntStream.rangeClosed(120, 200).mapToObj(i -> dense(160, i)).toList());
  }

  @Test
  void shapesThatAreEqualInTheGreatestNetworkAloneMayBeWrittenInOthers() {
    var least = dense(100, 120);
    var greatest = dense(200, 200);
    var bounds = CostBounds.of(new Corners(least, least, greatest, greatest));
    long plan = length(greatest);
    assertThat(Objects.requireNonNull(bounds.greatest()).flash().modelBytes())
        .isGreaterThanOrEqualTo(plan + 16 + 16);
    assertWithin(bounds, IntStream.rangeClosed(120, 200).mapToObj(i -> dense(200, i)).toList());
    assertWithin(bounds, IntStream.rangeClosed(120, 200).mapToObj(i -> dense(i, i)).toList());
  }

  @Test
  void everyMapOfASeparableNetworkLiesWithinTheBounds() {
    var networks = new ArrayList<Architecture>();
    for (int filters = 3; filters <= 8; filters++) {
      for (int stride = 1; stride <= 3; stride++) {
        networks.add(separable(filters, stride));
      }
    }
    var bounds =
        CostBounds.of(
            new Corners(separable(3, 3), separable(3, 3), separable(8, 1), separable(8, 1)));
    assertThat(bounds.least().macs()).isEqualTo(separable(3, 3).macs());
    assertThat(Objects.requireNonNull(bounds.greatest()).macs()).isEqualTo(separable(8, 1).macs());
    assertWithin(bounds, networks);
  }

  @Test
  void aLoopIsBoundedInBothOfItsOrders() {
    // The input has 10 values, so that of 4 units it goes first, and of 16 the state does.
    var networks = IntStream.rangeClosed(4, 16).mapToObj(CostBoundsTest::gru).toList();
    assertWithin(CostBounds.of(new Corners(gru(4), gru(4), gru(16), gru(16))), networks);
  }

  private static void assertWithin(CostBounds bounds, List<Architecture> networks) {
    var least = bounds.least();
    var greatest = Objects.requireNonNull(bounds.greatest());
    for (var network : networks) {
      var estimate = Estimates.of(network);
      assertThat(estimate.macs())
          .as("%s", network.layers())
          .isBetween(least.macs(), greatest.macs());
      assertThat(estimate.flash().modelBytes())
          .as("%s", network.layers())
          .isBetween(least.flash().modelBytes(), greatest.flash().modelBytes());
      assertThat(estimate.sram().arenaBytes())
          .as("%s", network.layers())
          .isBetween(least.sram().arenaBytes(), greatest.sram().arenaBytes());
    }
  }

  private static int length(Architecture architecture) {
    return ModelWriter.lengthBytes(Lowering.of(architecture));
  }

  private static long convolutionMacs(Architecture architecture) {
    return convolutionMacs(MacsByKind.of(architecture));
  }

  private static long convolutionMacs(MacsByKind macs) {
    return macs.convolution() + macs.pointwise();
  }

  private static Window window(int height, int width, int stride, Padding padding) {
    return new Window(height, width, stride, stride, padding);
  }

  private static Architecture cnn(Window window, int filters) {
    return network(new Conv2d(filters, window), new Dense(4, false));
  }

  private static Architecture dense(int first, int second) {
    return network(new Dense(first, true), new Dense(second, true), new Dense(4, false));
  }

  private static Architecture separable(int filters, int stride) {
    return network(
        new Conv2d(filters, window(3, 3, stride, Padding.SAME)),
        new DepthwiseConv2d(window(3, 3, 1, Padding.SAME)),
        new Conv2d(2 * filters, window(1, 1, 1, Padding.SAME)),
        new GlobalAveragePool(),
        new Dense(4, false));
  }

  private static Architecture gru(int units) {
    return network(new Gru(units, 1), new Dense(4, false));
  }

  private static Architecture network(Layer... layers) {
    var all = new ArrayList<>(List.of(layers));
    all.add(new Softmax());
    return new Architecture(Family.CNN, FRONT_END, all);
  }

  private static List<Preset> presets() {
    return Presets.all();
  }
}
