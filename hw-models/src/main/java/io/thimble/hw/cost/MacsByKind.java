package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Layer;
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
    return Workload.of(architecture).macs();
  }

  /** Those of a map; a kind that is not in it counts nothing. */
  public static MacsByKind of(Map<OperatorKind, Long> counts) {
    long[] inOrder = new long[OperatorKind.values().length];
    counts.forEach((kind, macs) -> inOrder[kind.ordinal()] = macs);
    return of(inOrder);
  }

  /** Counts in the order of the kinds. */
  static MacsByKind of(long[] counts) {
    return new MacsByKind(
        counts[OperatorKind.CONVOLUTION.ordinal()],
        counts[OperatorKind.POINTWISE.ordinal()],
        counts[OperatorKind.DEPTHWISE.ordinal()],
        counts[OperatorKind.DENSE.ordinal()],
        counts[OperatorKind.RECURRENT.ordinal()],
        counts[OperatorKind.OTHER.ordinal()]);
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
}
