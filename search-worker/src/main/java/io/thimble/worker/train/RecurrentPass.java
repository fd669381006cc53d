package io.thimble.worker.train;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.worker.train.RecurrentWeights.Sizes;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent stack's way through one step of a training: backpropagation through time (Werbos,
 * Proceedings of the IEEE 78, 1990) by hand. The engine's own multiplies two small matrices at each
 * step of time for the gradient of the weights, and adds them up; here that is one product over all
 * steps. The engine's graph is cut in two: {@link #result} begins a new one, {@link #backward}
 * takes its gradient back to the old one.
 */
final class RecurrentPass {
  private static final long[] TIME_FIRST = {1, 0, 2};

  private final Kernels kernels;
  private final Recurrent stack;
  private final PtNDManager step;
  private final PtNDArray sequences;
  private final PtNDArray weights;
  private final PtNDArray biases;
  private final List<LayerPass> layers;
  private final PtNDArray result;

  /**
   * Walks over the steps of time.
   *
   * @param kernels compute it
   * @param stack one that this {@link #suits}
   * @param entering shape that enters the stack
   * @param sequences (clips, steps, values)
   * @param weights of the whole stack, flat
   * @param biases of the whole stack, flat
   * @param step owns all that is computed
   */
  RecurrentPass(
      Kernels kernels,
      Recurrent stack,
      FeatureMap entering,
      PtNDArray sequences,
      PtNDArray weights,
      PtNDArray biases,
      PtNDManager step) {
    this.kernels = kernels;
    this.stack = stack;
    this.step = step;
    this.sequences = sequences;
    this.weights = weights;
    this.biases = biases;
    layers = Torch.withoutGraph(() -> forward(entering));
    result = Torch.withoutGraph(() -> layers.getLast().lastState());
    result.attach(step);
    JniUtils.attachGradient(result, true);
  }

  /**
   * Whether this is faster than the engine's own: it has one kernel for a basic LSTM, and on a
   * graphics processor for every stack.
   */
  static boolean suits(Recurrent stack, Device device) {
    return !device.isGpu()
        && switch (stack) {
          case Gru _, ProjectedLstm _ -> true;
          case Lstm _ -> false;
        };
  }

  /** The state of the top layer after the last step: a leaf whose gradient is wanted. */
  PtNDArray result() {
    return result;
  }

  /** Adds the result's gradient to weights, biases, and whatever the sequences came from. */
  void backward() {
    boolean further = JniUtils.requiresGrad(sequences);
    var gradients = Torch.withoutGraph(() -> gradients(further));
    JniUtils.backward(weights, gradients.weights(), false, false);
    JniUtils.backward(biases, gradients.biases(), false, false);
    if (further) {
      JniUtils.backward(sequences, gradients.sequences(), false, false);
    }
  }

  private List<LayerPass> forward(FeatureMap entering) {
    var passes = new ArrayList<LayerPass>(stack.layers());
    var below = JniUtils.permute(sequences, TIME_FIRST);
    long at = 0;
    for (int layer = 0; layer < stack.layers(); layer++) {
      var sizes = Sizes.of(stack, entering, layer);
      var matrices = new ArrayList<PtNDArray>();
      matrices.add(matrix(at, sizes.input(), stack.biases()));
      matrices.add(matrix(at + sizes.input(), sizes.state(), stack.biases()));
      at += sizes.input() + sizes.state();
      if (sizes.projection() > 0) {
        matrices.add(matrix(at, sizes.projection(), stack.stateUnits()));
        at += sizes.projection();
      }
      long first = (long) layer * stack.biases();
      var bias = JniUtils.slice(biases, 0, first, first + stack.biases(), 1);
      var saved =
          kernels.run(
              function("forward"), step, IValue.from(below), list(matrices), IValue.from(bias));
      passes.add(new LayerPass(matrices, saved));
      below = passes.getLast().sequence();
    }
    return passes;
  }

  private Gradients gradients(boolean further) {
    var gradient = JniUtils.getGradient(result);
    gradient.attach(step);
    var slopes =
        kernels
            .run("at_last_step", step, IValue.from(gradient), IValue.from(sequences.size(1)))
            .getFirst();
    var ofWeights = new ArrayList<PtNDArray>();
    var ofBiases = new ArrayList<PtNDArray>();
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      var pass = layers.get(layer);
      int matrices = pass.matrices().size();
      var results =
          kernels.run(
              function("backward"),
              step,
              list(pass.matrices()),
              list(pass.saved()),
              IValue.from(slopes),
              IValue.from(layer > 0 || further));
      ofWeights.addAll(0, results.subList(0, matrices).stream().map(RecurrentPass::flat).toList());
      ofBiases.addFirst(results.get(matrices));
      slopes = results.getLast();
    }
    return new Gradients(
        joined(ofWeights),
        joined(ofBiases),
        further ? JniUtils.permute(slopes, TIME_FIRST) : slopes);
  }

  private String function(String direction) {
    return switch (stack) {
      case Gru _ -> "gru_" + direction;
      case Lstm _, ProjectedLstm _ -> "lstm_" + direction;
    };
  }

  private PtNDArray matrix(long from, int values, int rows) {
    return JniUtils.reshape(
        JniUtils.slice(weights, 0, from, from + values, 1), new long[] {rows, -1});
  }

  private static IValue list(List<PtNDArray> arrays) {
    return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
  }

  private static PtNDArray flat(PtNDArray values) {
    return JniUtils.reshape(values, new long[] {-1});
  }

  private static PtNDArray joined(List<PtNDArray> parts) {
    return JniUtils.cat(parts.toArray(PtNDArray[]::new), 0);
  }

  /** What a backward pass ends in; the last means something only where it goes further. */
  private record Gradients(PtNDArray weights, PtNDArray biases, PtNDArray sequences) {}

  /**
   * One layer on its way.
   *
   * @param matrices input weights, state weights, and a projection where there is one
   * @param saved what the forward pass left for the backward one, states first
   */
  private record LayerPass(List<PtNDArray> matrices, List<PtNDArray> saved) {
    /** The states after each step; zeros stand before them. */
    PtNDArray sequence() {
      return JniUtils.slice(saved.getFirst(), 0, 1, saved.getFirst().size(0), 1);
    }

    PtNDArray lastState() {
      return (PtNDArray) saved.getFirst().get(saved.getFirst().size(0) - 1).duplicate();
    }
  }
}
