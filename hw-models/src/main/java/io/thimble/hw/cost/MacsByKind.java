package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import java.util.EnumMap;
import java.util.Map;

/**
 * Multiply-accumulates of one inference by kind of operator, counted as {@link Layer#macs} counts
 * them. Pooling and softmax have none.
 *
 * @param convolution of {@link OperatorKind#CONVOLUTION}
 * @param pointwise of {@link OperatorKind#POINTWISE}
 * @param depthwise of {@link OperatorKind#DEPTHWISE}
 * @param dense of {@link OperatorKind#DENSE}
 * @param recurrent of {@link OperatorKind#RECURRENT}
 * @param other of {@link OperatorKind#OTHER}
 */
public record MacsByKind(
    long convolution, long pointwise, long depthwise, long dense, long recurrent, long other) {
  /** Those of an architecture, layer by layer. */
  public static MacsByKind of(Architecture architecture) {
    var counts = new EnumMap<OperatorKind, Long>(OperatorKind.class);
    var shapes = architecture.shapes();
    for (int i = 0; i < architecture.layers().size(); i++) {
      var layer = architecture.layers().get(i);
      counts.merge(kind(layer), layer.macs(shapes.get(i)), Long::sum);
    }
    return of(counts);
  }

  /** Those of a map; a kind that is not in it counts nothing. */
  public static MacsByKind of(Map<OperatorKind, Long> counts) {
    return new MacsByKind(
        counts.getOrDefault(OperatorKind.CONVOLUTION, 0L),
        counts.getOrDefault(OperatorKind.POINTWISE, 0L),
        counts.getOrDefault(OperatorKind.DEPTHWISE, 0L),
        counts.getOrDefault(OperatorKind.DENSE, 0L),
        counts.getOrDefault(OperatorKind.RECURRENT, 0L),
        counts.getOrDefault(OperatorKind.OTHER, 0L));
  }

  /** Those of one kind. */
  public long of(OperatorKind kind) {
    return switch (kind) {
      case CONVOLUTION -> convolution;
      case POINTWISE -> pointwise;
      case DEPTHWISE -> depthwise;
      case DENSE -> dense;
      case RECURRENT -> recurrent;
      case OTHER -> other;
    };
  }

  /** Those of all kinds together. */
  public long total() {
    return convolution + pointwise + depthwise + dense + recurrent + other;
  }

  /** The kind of a convolution over all channels with this window. */
  static OperatorKind convolution(Window window) {
    return window.area() == 1 ? OperatorKind.POINTWISE : OperatorKind.CONVOLUTION;
  }

  private static OperatorKind kind(Layer layer) {
    return switch (layer) {
      case Conv2d(_, var window) -> convolution(window);
      case DepthwiseConv2d _ -> OperatorKind.DEPTHWISE;
      case Dense _ -> OperatorKind.DENSE;
      case Recurrent _ -> OperatorKind.RECURRENT;
      case GlobalAveragePool _, Softmax _ -> OperatorKind.OTHER;
    };
  }
}
