package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A preset in the making. It begins with 10 MFCC of 40 ms windows, as all published networks here
 * have them, and with the first choice of every other decision, so that decisions about absent
 * layers need no answer.
 */
final class PresetBuilder {
  private final String name;
  private final Family family;
  private final SortedMap<String, Integer> values = new TreeMap<>();

  PresetBuilder(String name, Family family, int strideMillis) {
    this.name = name;
    this.family = family;
    for (var decision : Spaces.of(family).decisions()) {
      values.put(decision.name(), decision.choices().getFirst());
    }
    answer(FrontEndDecisions.COEFFICIENTS, 10);
    answer(FrontEndDecisions.WINDOW_MILLIS, 40);
    answer(FrontEndDecisions.STRIDE_MILLIS, strideMillis);
  }

  PresetBuilder answer(String decision, int choice) {
    values.put(decision, choice);
    return this;
  }

  /** A kernel of 10 frames x 4 coefficients, which all published networks here begin with. */
  PresetBuilder convolution(
      ConvolutionDecisions convolution, int filters, int strideTime, int strideFrequency) {
    return answer(convolution.filters(), filters)
        .answer(convolution.kernelTime(), 10)
        .answer(convolution.kernelFrequency(), 4)
        .answer(convolution.strideTime(), strideTime)
        .answer(convolution.strideFrequency(), strideFrequency);
  }

  /** Depthwise separable blocks behind the convolution. */
  PresetBuilder blocks(int firstStride, int... filters) {
    answer(DsCnnSpace.BLOCKS, filters.length);
    answer(DsCnnSpace.FIRST_BLOCK_STRIDE, firstStride);
    for (int block = 1; block <= filters.length; block++) {
      answer(DsCnnSpace.filters(block), filters[block - 1]);
    }
    return this;
  }

  Preset build() {
    return new Preset(name, new Decisions(family, values));
  }
}
