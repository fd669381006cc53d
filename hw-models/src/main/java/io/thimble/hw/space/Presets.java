package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Published networks: {@code dnn-…} and {@code ds-cnn-…} of "Hello Edge" (arXiv 1711.07128, table
 * 2), {@code micronet-kws-…} of "MicroNets" (arXiv 2010.11267, figure 8), each in the sizes s, m
 * and l. Inputs are 10 MFCC of 40 ms windows: 25 frames for dnn, 49 for the others.
 */
public final class Presets {
  private static final List<Preset> ALL =
      List.of(
          dnn("dnn-s", 144),
          dnn("dnn-m", 256),
          dnn("dnn-l", 436),
          dsCnn("ds-cnn-s", 64, 2, 2, 1, 64, 64, 64, 64),
          dsCnn("ds-cnn-m", 172, 2, 1, 2, 172, 172, 172, 172),
          dsCnn("ds-cnn-l", 276, 2, 1, 2, 276, 276, 276, 276, 276),
          dsCnn("micronet-kws-s", 84, 1, 1, 2, 112, 84, 84, 84, 196),
          dsCnn("micronet-kws-m", 140, 1, 1, 2, 140, 140, 140, 112, 196),
          dsCnn("micronet-kws-l", 276, 1, 1, 2, 248, 276, 276, 248, 248, 248, 248));

  private Presets() {}

  /** All of them, by family and size. */
  public static List<Preset> all() {
    return ALL;
  }

  /**
   * The preset of this name.
   *
   * @throws IllegalArgumentException when there is none; the message lists the known ones
   */
  public static Preset named(String name) {
    return ALL.stream()
        .filter(preset -> preset.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The preset (%s) is not known. Maybe use one of: %s."
                        .formatted(
                            name, String.join(", ", ALL.stream().map(Preset::name).toList()))));
  }

  private static Preset dnn(String name, int units) {
    var values = smallest(Family.DNN, 40);
    values.put(DnnSpace.LAYERS, 3);
    for (int layer = 1; layer <= 3; layer++) {
      values.put(DnnSpace.units(layer), units);
    }
    return new Preset(name, new Decisions(Family.DNN, values));
  }

  private static Preset dsCnn(
      String name,
      int filters,
      int strideTime,
      int strideFrequency,
      int blockStride,
      int... blocks) {
    var values = smallest(Family.DS_CNN, 20);
    values.put(DsCnnSpace.CONV_FILTERS, filters);
    values.put(DsCnnSpace.CONV_KERNEL_TIME, 10);
    values.put(DsCnnSpace.CONV_KERNEL_FREQUENCY, 4);
    values.put(DsCnnSpace.CONV_STRIDE_TIME, strideTime);
    values.put(DsCnnSpace.CONV_STRIDE_FREQUENCY, strideFrequency);
    values.put(DsCnnSpace.BLOCKS, blocks.length);
    values.put(DsCnnSpace.FIRST_BLOCK_STRIDE, blockStride);
    for (int block = 1; block <= blocks.length; block++) {
      values.put(DsCnnSpace.filters(block), blocks[block - 1]);
    }
    return new Preset(name, new Decisions(Family.DS_CNN, values));
  }

  /** The common front end, and for decisions about absent layers their first choice. */
  private static SortedMap<String, Integer> smallest(Family family, int strideMillis) {
    var values = new TreeMap<String, Integer>();
    for (var decision : Spaces.of(family).decisions()) {
      values.put(decision.name(), decision.choices().getFirst());
    }
    values.put(FrontEndDecisions.COEFFICIENTS, 10);
    values.put(FrontEndDecisions.WINDOW_MILLIS, 40);
    values.put(FrontEndDecisions.STRIDE_MILLIS, strideMillis);
    return values;
  }
}
