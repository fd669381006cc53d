package io.thimble.hw.space;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Window;
import java.util.List;

/**
 * What is asked about one convolution over time x frequency: {@code NAME_filters}, {@code
 * NAME_kernel_time}, {@code NAME_kernel_frequency}, {@code NAME_stride_time} and {@code
 * NAME_stride_frequency}.
 *
 * @param name what the decisions' names begin with
 * @param padding treatment of the border, the same for all answers
 */
record ConvolutionDecisions(String name, Padding padding) {
  private static final List<Integer> STRIDES = List.of(1, 2);

  String filters() {
    return name + "_filters";
  }

  String kernelTime() {
    return name + "_kernel_time";
  }

  String kernelFrequency() {
    return name + "_kernel_frequency";
  }

  String strideTime() {
    return name + "_stride_time";
  }

  String strideFrequency() {
    return name + "_stride_frequency";
  }

  /** The decisions with these choices of filters and kernel sizes, strides 1 and 2. */
  List<Decision> ask(
      List<Integer> filters, List<Integer> kernelTimes, List<Integer> kernelFrequencies) {
    var kernel =
        switch (padding) {
          case SAME -> Effect.RISING;
          case VALID -> Effect.KERNEL;
        };
    return List.of(
        new Decision(filters(), filters, Effect.RISING),
        new Decision(kernelTime(), kernelTimes, kernel),
        new Decision(kernelFrequency(), kernelFrequencies, kernel),
        new Decision(strideTime(), STRIDES, Effect.FALLING),
        new Decision(strideFrequency(), STRIDES, Effect.FALLING));
  }

  /** The convolution that the answers describe. */
  Conv2d decode(Decisions decisions) {
    return new Conv2d(
        decisions.get(filters()),
        new Window(
            decisions.get(kernelTime()),
            decisions.get(kernelFrequency()),
            decisions.get(strideTime()),
            decisions.get(strideFrequency()),
            padding));
  }
}
