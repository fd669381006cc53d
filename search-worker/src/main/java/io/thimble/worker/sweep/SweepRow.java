package io.thimble.worker.sweep;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.score.Accuracy;
import java.util.Comparator;
import java.util.List;

/** What one scheme makes of a network. */
public sealed interface SweepRow {
  /** The scheme. */
  QuantizationScheme scheme();

  /**
   * It was quantized and measured.
   *
   * @param validation of the file, on the validation split
   * @param testing the same on the testing split
   * @param modelBytes length of the file
   * @param arenaBytes arena to reserve, whichever kernels run
   * @param layers what each layer loses, in order
   */
  record Measured(
      QuantizationScheme scheme,
      Accuracy validation,
      Accuracy testing,
      int modelBytes,
      long arenaBytes,
      List<LayerNoise> layers)
      implements SweepRow {
    public Measured {
      layers = List.copyOf(layers);
    }

    /** The layer whose output is farthest from the float one. */
    public LayerNoise worst() {
      return layers.stream().min(Comparator.comparingDouble(LayerNoise::decibels)).orElseThrow();
    }
  }

  /**
   * The scheme has no form for this network.
   *
   * @param problem why
   */
  record Refused(QuantizationScheme scheme, String problem) implements SweepRow {}
}
