package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;

/**
 * The memory column of "Hello Edge" (Zhang et al., arXiv 1711.07128, Table 5): 8-bit weights and
 * biases, and the largest pair of a layer's input and output. It knows no runtime, and is here to
 * hold our figures against the paper's.
 *
 * <p>What stands for the output of a recurrent layer follows from the table's figures, which it
 * meets within 0.1 KB: the gates' values (LSTM: four for each unit, and the cell where there is a
 * projection; GRU: three). The paper's LSTM with projection has peepholes, three weights for each
 * unit, which ours leaves out, and which are counted here.
 */
public final class HelloEdgeMemory {
  private static final int LSTM_GATES = 4;
  private static final int GRU_GATES = 3;
  private static final int PEEPHOLES = 3;

  private HelloEdgeMemory() {}

  /** Bytes; the paper's KB are 1000 of them. */
  public static long bytes(Architecture architecture) {
    var shapes = architecture.shapes();
    long largestPair = 0;
    long parameters = 0;
    for (int i = 0; i < architecture.layers().size(); i++) {
      var layer = architecture.layers().get(i);
      var input = shapes.get(i);
      largestPair = Math.max(largestPair, input.elements() + results(layer, input));
      parameters += layer.parameters(input) + peepholes(layer);
    }
    return parameters + largestPair;
  }

  private static long results(Layer layer, FeatureMap input) {
    return switch (layer) {
      case Conv2d _, DepthwiseConv2d _, GlobalAveragePool _, Dense _, Softmax _ ->
          layer.output(input).elements();
      case Lstm lstm -> (long) LSTM_GATES * lstm.units();
      case ProjectedLstm lstm -> (long) (LSTM_GATES + 1) * lstm.units();
      case Gru gru -> (long) GRU_GATES * gru.units();
    };
  }

  private static long peepholes(Layer layer) {
    return layer instanceof ProjectedLstm lstm
        ? (long) PEEPHOLES * lstm.units() * lstm.layers()
        : 0;
  }
}
