package io.thimble.hw.space;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Depthwise separable networks: one convolution, then {@code blocks} blocks of a 3 x 3 depthwise
 * and a 1 x 1 convolution, mean, classifier. {@code conv_…} describes the convolution (time x
 * frequency), {@code first_block_stride} the first block, and {@code block1_filters}, … each
 * block's result.
 *
 * <p>The choices hold the networks of "Hello Edge" (arXiv 1711.07128, table 2) and of "MicroNets"
 * (arXiv 2010.11267, figure 8). Widths are multiples of 4, which CMSIS-NN's kernels take in one
 * step.
 */
final class DsCnnSpace extends FamilySpace {
  static final ConvolutionDecisions CONVOLUTION = new ConvolutionDecisions("conv", Padding.SAME);
  static final String BLOCKS = "blocks";
  static final String FIRST_BLOCK_STRIDE = "first_block_stride";

  private static final int MOST_BLOCKS = 7;

  private static final List<Integer> FILTERS =
      List.of(
          8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 76, 84, 96, 112, 128, 140, 156, 172, 196, 224,
          248, 276);

  private static final List<Integer> KERNEL_SIZES = List.of(3, 4, 5, 8, 10);

  DsCnnSpace() {
    super(Family.DS_CNN, ask());
  }

  static String filters(int block) {
    return "block%d_filters".formatted(block);
  }

  @Override
  List<Layer> hiddenLayers(Decisions answers) {
    var layers = new ArrayList<Layer>();
    layers.add(CONVOLUTION.decode(answers));
    for (int block = 1; block <= answers.get(BLOCKS); block++) {
      var stride = block == 1 ? answers.get(FIRST_BLOCK_STRIDE) : 1;
      layers.add(new DepthwiseConv2d(new Window(3, 3, stride, stride, Padding.SAME)));
      layers.add(new Conv2d(answers.get(filters(block)), new Window(1, 1, 1, 1, Padding.SAME)));
    }
    layers.add(new GlobalAveragePool());
    return layers;
  }

  private static List<Decision> ask() {
    var decisions = new ArrayList<>(CONVOLUTION.ask(FILTERS, KERNEL_SIZES, KERNEL_SIZES));
    decisions.add(new Decision(BLOCKS, List.of(1, 2, 3, 4, 5, 6, MOST_BLOCKS), Effect.DEPTH));
    decisions.add(new Decision(FIRST_BLOCK_STRIDE, List.of(1, 2), Effect.FALLING));
    for (int block = 1; block <= MOST_BLOCKS; block++) {
      decisions.add(new Decision(filters(block), FILTERS, Effect.RISING).from(block));
    }
    return decisions;
  }
}
