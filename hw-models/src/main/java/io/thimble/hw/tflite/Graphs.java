package io.thimble.hw.tflite;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The graph that the writer lays out for an architecture. Tensor 0 is the input; each layer adds
 * its weights and biases, if any, and its output, so that the last tensor is the graph's output.
 */
public final class Graphs {
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Operator> operators = new ArrayList<>();

  private Graphs() {}

  /** The graph of an architecture: exactly what is read from the file that is written for it. */
  public static Graph of(Architecture architecture) {
    return new Graphs().build(architecture);
  }

  private Graph build(Architecture architecture) {
    var shapes = architecture.shapes();
    tensors.add(activation(shapes.getFirst()));
    for (int i = 0; i < architecture.layers().size(); i++) {
      add(architecture.layers().get(i), shapes.get(i), shapes.get(i + 1));
    }
    return new Graph(
        1, tensors, operators, List.of(0), List.of(tensors.size() - 1), Optional.empty());
  }

  private void add(Layer layer, FeatureMap input, FeatureMap output) {
    switch (layer) {
      case Conv2d(int filters, Window window) -> {
        int height = window.kernelHeight();
        int width = window.kernelWidth();
        addWeighted(
            new Operation.Convolution(window, false),
            Tensor.constant(ElementType.INT8, filters, filters, height, width, input.channels()),
            Tensor.constant(ElementType.INT32, 0, filters),
            activation(output));
      }
      case DepthwiseConv2d(Window window) -> {
        int channels = input.channels();
        int height = window.kernelHeight();
        int width = window.kernelWidth();
        addWeighted(
            new Operation.DepthwiseConvolution(window, false),
            Tensor.constant(ElementType.INT8, channels, 1, height, width, channels),
            Tensor.constant(ElementType.INT32, 0, channels),
            activation(output));
      }
      case GlobalAveragePool _ ->
          addPlain(new Operation.AveragePool(Window.covering(input)), activation(output));
      case Dense(int units, boolean _) ->
          addWeighted(
              Operation.Plain.FULLY_CONNECTED,
              Tensor.constant(ElementType.INT8, 1, units, input.elements()),
              Tensor.constant(ElementType.INT32, 1, units),
              Tensor.activation(1, units));
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) has no form in a file. Maybe use another family."
                  .formatted(recurrent));
      case Softmax _ -> addPlain(Operation.Plain.SOFTMAX, tensors.getLast());
    }
  }

  private void addWeighted(Operation operation, Tensor weights, Tensor biases, Tensor output) {
    int input = tensors.size() - 1;
    tensors.add(weights);
    tensors.add(biases);
    tensors.add(output);
    operators.add(
        new Operator(operation, List.of(input, input + 1, input + 2), List.of(input + 3)));
  }

  private void addPlain(Operation operation, Tensor output) {
    int input = tensors.size() - 1;
    tensors.add(output);
    operators.add(new Operator(operation, List.of(input), List.of(input + 1)));
  }

  private static Tensor activation(FeatureMap map) {
    return Tensor.activation(1, map.height(), map.width(), map.channels());
  }
}
