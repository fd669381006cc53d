package io.thimble.hw.space;

import java.util.List;
import java.util.stream.Stream;

/**
 * Published networks, each in the sizes s, m and l: {@code dnn-…}, {@code cnn-…}, {@code ds-cnn-…},
 * {@code lstm-basic-…}, {@code lstm-…}, {@code gru-…} and {@code crnn-…} of "Hello Edge" (arXiv
 * 1711.07128, table 2); {@code micronet-kws-…} and the DS-CNN they are compared with, {@code
 * micronets-dscnn-…}, of "MicroNets" (arXiv 2010.11267, figure 8 and table 4).
 */
public final class Presets {
  private static final List<Preset> ALL =
      Stream.of(
              HelloEdge.DNN,
              HelloEdge.DS_CNN,
              MicroNets.KWS,
              MicroNets.DSCNN,
              HelloEdge.CNN,
              HelloEdge.LSTM_BASIC,
              HelloEdge.LSTM,
              HelloEdge.GRU,
              HelloEdge.CRNN)
          .flatMap(List::stream)
          .toList();

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
}
