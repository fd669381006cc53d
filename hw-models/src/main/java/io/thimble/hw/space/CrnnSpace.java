package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutional recurrent networks: one convolution without padding, described by {@code conv_…},
 * and gated recurrent units that walk over what it leaves of time. Sizes are multiples of 4, which
 * the networks of "Hello Edge" (arXiv 1711.07128, table 2), all of them points of this space, have
 * too.
 */
final class CrnnSpace extends FamilySpace {
  static final ConvolutionDecisions CONVOLUTION = new ConvolutionDecisions("conv", Padding.VALID);

  private static final int MOST_LAYERS = 3;

  private static final List<Integer> FILTERS =
      List.of(8, 12, 16, 20, 24, 32, 40, 48, 56, 64, 80, 100, 128);

  private static final List<Integer> KERNEL_TIMES = List.of(3, 4, 5, 8, 10);
  private static final List<Integer> KERNEL_FREQUENCIES = List.of(3, 4, 5, 8);

  private static final List<Integer> UNITS = List.of(16, 24, 32, 40, 48, 60, 76, 96, 112, 136, 160);

  CrnnSpace() {
    super(Family.CRNN, ask());
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var layers = new ArrayList<Layer>();
    layers.add(CONVOLUTION.decode(answers));
    var stack =
        new Gru(answers.get(RecurrentDecisions.UNITS), answers.get(RecurrentDecisions.LAYERS));
    layers.addAll(RecurrentDecisions.layers(stack, answers));
    return layers;
  }

  private static List<Decision> ask() {
    var decisions = new ArrayList<>(CONVOLUTION.ask(FILTERS, KERNEL_TIMES, KERNEL_FREQUENCIES));
    decisions.addAll(RecurrentDecisions.ask(UNITS, MOST_LAYERS));
    return decisions;
  }
}
