package io.thimble.worker.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.worker.train.RecurrentWeights.Sizes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Weights as the file will have them: one scale for each output channel of a convolution, for a
 * whole dense layer, and for each matrix that a recurrent layer is written with.
 */
final class FakeWeights {
  private FakeWeights() {}

  /** Weights of a layer, flat, rounded to int8 in float. */
  static PtNDArray of(LayerPlan plan, PtNDArray weights) {
    return switch (plan.layer()) {
      case Conv2d conv -> perChannel(weights, new long[] {conv.filters(), -1}, 1);
      case DepthwiseConv2d _ -> perChannel(weights, new long[] {-1, plan.biases()}, 0);
      case Dense _ -> whole(weights);
      case Recurrent stack -> perMatrix(weights, matrices(stack, plan.input()));
      case GlobalAveragePool _, Softmax _ -> weights;
    };
  }

  private static PtNDArray perChannel(PtNDArray weights, long[] shape, int along) {
    var matrix = JniUtils.reshape(weights, shape);
    return JniUtils.reshape(
        FakeQuantization.weights(matrix, JniUtils.max(JniUtils.abs(matrix), along, true)),
        new long[] {-1});
  }

  private static PtNDArray whole(PtNDArray weights) {
    return FakeQuantization.weights(weights, JniUtils.max(JniUtils.abs(weights)));
  }

  private static PtNDArray perMatrix(PtNDArray weights, List<Integer> sizes) {
    var lengths = sizes.stream().mapToLong(Integer::longValue).toArray();
    var parts =
        JniUtils.split(weights, lengths, 0).stream()
            .map((NDArray part) -> whole((PtNDArray) part))
            .toArray(PtNDArray[]::new);
    return JniUtils.cat(parts, 0);
  }

  /**
   * Weights of each matrix with a scale of its own: a GRU has reset and update gate in one and the
   * candidate in another, the fused LSTM's operator one for each gate, an LSTM with projection all
   * gates in one.
   */
  private static List<Integer> matrices(Recurrent stack, FeatureMap entering) {
    var matrices = new ArrayList<Integer>();
    for (int layer = 0; layer < stack.layers(); layer++) {
      var sizes = Sizes.of(stack, entering, layer);
      switch (stack) {
        case Gru _ -> {
          matrices.addAll(List.of(sizes.input() / 3 * 2, sizes.input() / 3));
          matrices.addAll(List.of(sizes.state() / 3 * 2, sizes.state() / 3));
        }
        case Lstm _ -> {
          matrices.addAll(Collections.nCopies(4, sizes.input() / 4));
          matrices.addAll(Collections.nCopies(4, sizes.state() / 4));
        }
        case ProjectedLstm _ ->
            matrices.addAll(List.of(sizes.input(), sizes.state(), sizes.projection()));
      }
    }
    return matrices;
  }
}
