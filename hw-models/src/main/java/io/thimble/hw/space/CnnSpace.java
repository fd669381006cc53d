package io.thimble.hw.space;

import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional networks: {@code convolutions} convolutions without padding, described by {@code
 * conv1_…}, {@code conv2_…}, …, then a dense layer of {@code linear_units} without ReLU, which
 * keeps the rank and so the weights of the next one low, and a dense layer of {@code dense_units}
 * with ReLU.
 *
 * <p>The order of the layers is that of "Hello Edge" (arXiv 1711.07128, table 2), whose networks
 * the choices hold. Where kernels and strides leave nothing of a small input, the point has no
 * architecture.
 */
final class CnnSpace extends FamilySpace {
  static final String CONVOLUTIONS = "convolutions";
  static final String LINEAR_UNITS = "linear_units";
  static final String DENSE_UNITS = "dense_units";

  private static final int MOST_CONVOLUTIONS = 3;

  /** Multiples of 4, and the 30 of the smallest published network. */
  private static final List<Integer> FILTERS =
      List.of(8, 12, 16, 20, 24, 28, 30, 32, 40, 48, 56, 60, 64, 76);

  private static final List<Integer> KERNEL_TIMES = List.of(3, 4, 5, 8, 10);
  private static final List<Integer> KERNEL_FREQUENCIES = List.of(2, 3, 4, 5);

  /** Multiples of 8, and the 58 of the largest published network. */
  private static final List<Integer> LINEAR = List.of(8, 16, 24, 32, 40, 48, 58, 64);

  private static final List<Integer> DENSE = List.of(16, 24, 32, 48, 64, 80, 96, 128, 160, 192);

  CnnSpace() {
    super(Family.CNN, ask());
  }

  static ConvolutionDecisions convolution(int number) {
    return new ConvolutionDecisions("conv" + number, Padding.VALID);
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var layers = new ArrayList<Layer>();
    for (int number = 1; number <= answers.get(CONVOLUTIONS); number++) {
      layers.add(convolution(number).decode(answers));
    }
    layers.add(new Dense(answers.get(LINEAR_UNITS), false));
    layers.add(new Dense(answers.get(DENSE_UNITS), true));
    return layers;
  }

  private static List<Decision> ask() {
    var decisions = new ArrayList<Decision>();
    decisions.add(new Decision(CONVOLUTIONS, List.of(1, 2, MOST_CONVOLUTIONS), Effect.DEPTH));
    for (int number = 1; number <= MOST_CONVOLUTIONS; number++) {
      for (var decision : convolution(number).ask(FILTERS, KERNEL_TIMES, KERNEL_FREQUENCIES)) {
        decisions.add(decision.from(number));
      }
    }
    decisions.add(new Decision(LINEAR_UNITS, LINEAR, Effect.RISING));
    decisions.add(new Decision(DENSE_UNITS, DENSE, Effect.RISING));
    return decisions;
  }
}
