package io.thimble.worker.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.worker.train.RecurrentWeights.Sizes;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Recurrent stacks by PyTorch's fused operators, which have the gates in the same order as {@link
 * RecurrentWeights} but two biases for each gate. The second one stays zero: beside the first it
 * would change nothing in an LSTM, and a GRU of this program has none behind the reset gate.
 */
final class RecurrentOperators {
  private static final double NO_DROPOUT = 0;

  private RecurrentOperators() {}

  /**
   * The state of the top layer after the last step.
   *
   * @param sequences (clips, steps, values)
   * @param weights of the whole stack, flat
   * @param biases of the whole stack, flat
   */
  static PtNDArray lastState(
      Recurrent stack,
      FeatureMap entering,
      PtNDArray sequences,
      PtNDArray weights,
      PtNDArray biases) {
    var matrices = matrices(stack, entering, weights, biases);
    var state = zeros(sequences, stack.layers(), sequences.size(0), stack.stateUnits());
    int layers = stack.layers();
    var results =
        switch (stack) {
          case Gru _ ->
              JniUtils.gru(sequences, state, matrices, true, layers, NO_DROPOUT, true, false, true);
          case Lstm lstm -> lstm(sequences, state, lstm.units(), matrices, layers);
          case ProjectedLstm lstm -> lstm(sequences, state, lstm.units(), matrices, layers);
        };
    // The second result holds each layer's state after the last step.
    var last = (PtNDArray) results.get(1).get(layers - 1);
    return hidesProjection(stack)
        ? JniUtils.linear(last, matrix(topProjection(stack, weights), stack.stateUnits()), null)
        : last;
  }

  /**
   * Whether the state has as many values as the cell: PyTorch then takes an LSTM to have no
   * projection. Without one its state is {@code m = o tanh(c)} in place of {@code P m}, and with
   * {@code R P} in place of {@code R}, and {@code W P} in the layer above, everything else stays.
   */
  private static boolean hidesProjection(Recurrent stack) {
    return stack instanceof ProjectedLstm lstm && lstm.projection() == lstm.units();
  }

  /** The last of the weights. */
  private static PtNDArray topProjection(Recurrent stack, PtNDArray weights) {
    long end = weights.size(0);
    long values = (long) stack.stateUnits() * stack.stateUnits();
    return JniUtils.slice(weights, 0, end - values, end, 1);
  }

  private static NDList lstm(
      PtNDArray sequences, PtNDArray state, int units, NDList matrices, int layers) {
    var cell = zeros(sequences, layers, sequences.size(0), units);
    return JniUtils.lstm(
        sequences, new NDList(state, cell), matrices, true, layers, NO_DROPOUT, true, false, true);
  }

  /** For each layer: input weights, state weights, bias, no bias, and projection where it is. */
  private static NDList matrices(
      Recurrent stack, FeatureMap entering, PtNDArray weights, PtNDArray biases) {
    var sizes =
        IntStream.range(0, stack.layers())
            .mapToObj(layer -> Sizes.of(stack, entering, layer))
            .toList();
    var parts =
        JniUtils.split(
            weights,
            sizes.stream()
                .flatMapToLong(size -> LongStream.of(size.input(), size.state(), size.projection()))
                .filter(size -> size > 0)
                .toArray(),
            0);
    boolean hidden = hidesProjection(stack);
    var matrices = new NDList();
    PtNDArray below = null;
    int next = 0;
    for (int layer = 0; layer < stack.layers(); layer++) {
      var input = matrix(parts.get(next++), stack.biases());
      var state = matrix(parts.get(next++), stack.biases());
      boolean projected = sizes.get(layer).projection() > 0;
      var projection = projected ? matrix(parts.get(next++), stack.stateUnits()) : null;
      matrices.add(below == null ? input : JniUtils.matmul(input, below));
      matrices.add(hidden && projection != null ? JniUtils.matmul(state, projection) : state);
      long first = (long) layer * stack.biases();
      matrices.add(JniUtils.slice(biases, 0, first, first + stack.biases(), 1));
      matrices.add(zeros(weights, stack.biases()));
      if (hidden) {
        below = projection;
      } else if (projection != null) {
        matrices.add(projection);
      }
    }
    return matrices;
  }

  private static PtNDArray matrix(NDArray values, int rows) {
    return JniUtils.reshape((PtNDArray) values, new long[] {rows, -1});
  }

  private static PtNDArray zeros(PtNDArray beside, long... shape) {
    return (PtNDArray) beside.getManager().zeros(new Shape(shape), DataType.FLOAT32);
  }
}
