package io.thimble.worker.sweep;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;

/** What a layer is called in a table. */
final class LayerNames {
  private LayerNames() {}

  static String of(Layer layer) {
    return switch (layer) {
      case Conv2d(int filters, Window window) ->
          "convolution %s, %d".formatted(of(window), filters);
      case DepthwiseConv2d(Window window) -> "depthwise %s".formatted(of(window));
      case GlobalAveragePool _ -> "average pool";
      case Dense(int units, _) -> "dense %d".formatted(units);
      case Lstm lstm -> "lstm %d".formatted(lstm.units());
      case ProjectedLstm lstm -> "projected lstm %d".formatted(lstm.units());
      case Gru gru -> "gru %d".formatted(gru.units());
      case Softmax _ -> "softmax";
    };
  }

  private static String of(Window window) {
    return "%dx%d".formatted(window.kernelHeight(), window.kernelWidth());
  }
}
