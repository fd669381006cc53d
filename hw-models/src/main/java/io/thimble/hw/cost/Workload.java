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
import io.thimble.hw.tflite.Model;

/**
 * How much a network computes with, counted as "Hello Edge" (arXiv 1711.07128) does: one
 * multiply-accumulate for each use of a weight.
 *
 * @param macs multiply-accumulates of one inference, by kind of operator
 * @param parameters weights and biases, each tensor once
 */
record Workload(MacsByKind macs, long parameters) {
  private static final int KINDS = OperatorKind.values().length;

  /** That of an architecture, layer by layer. */
  static Workload of(Architecture architecture) {
    long[] macs = new long[KINDS];
    long parameters = 0;
    var map = architecture.input();
    for (var layer : architecture.layers()) {
      macs[kind(layer).ordinal()] += layer.macs(map);
      parameters += layer.parameters(map);
      map = layer.output(map);
    }
    return new Workload(MacsByKind.of(macs), parameters);
  }

  /** That of an imported model, operator by operator; a loop's as often as it turns. */
  static Workload of(Model model) {
    long[] macs = new long[KINDS];
    long parameters = 0;
    for (var cost : OperatorCost.of(model)) {
      macs[cost.kind().ordinal()] += cost.macs();
      parameters += cost.parameters();
    }
    return new Workload(MacsByKind.of(macs), parameters);
  }

  /** The kind of a convolution over all channels with this window. */
  static OperatorKind convolution(Window window) {
    return window.area() == 1 ? OperatorKind.POINTWISE : OperatorKind.CONVOLUTION;
  }

  /** The kind that a layer's multiply-accumulates are counted as. */
  static OperatorKind kind(Layer layer) {
    return switch (layer) {
      case Conv2d conv -> convolution(conv.window());
      case DepthwiseConv2d _ -> OperatorKind.DEPTHWISE;
      case Dense _ -> OperatorKind.DENSE;
      case Recurrent _ -> OperatorKind.RECURRENT;
      case GlobalAveragePool _, Softmax _ -> OperatorKind.OTHER;
    };
  }
}
