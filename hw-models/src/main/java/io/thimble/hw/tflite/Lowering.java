package io.thimble.hw.tflite;

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
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the layers of an architecture to the operators that TFLM has. Tensor 0 is the input; each
 * layer adds its weights and biases, if any, and its output, so that the last tensor of the main
 * graph is the model's output.
 *
 * <p>A convolution or a dense layer is one operator, an LSTM without projection one fused operator
 * for each layer of its stack and a slice that takes the last step. TFLM has no operator for a GRU
 * or a projection: a whole stack of them becomes one loop ({@link LoopLowering}).
 */
public final class Lowering {
  private final GraphBuilder main = new GraphBuilder();
  private final List<Graph> loops = new ArrayList<>(0);
  private final @Nullable LoopOrder order;

  private Lowering(@Nullable LoopOrder order) {
    this.order = order;
  }

  /** The model of an architecture: exactly what is read from the file that is written for it. */
  public static Model of(Architecture architecture) {
    return new Lowering(null).lower(architecture);
  }

  /** As {@link #of}, whatever the sizes, with this order in the first layer of a loop. */
  public static Model of(Architecture architecture, LoopOrder order) {
    return new Lowering(order).lower(architecture);
  }

  private Model lower(Architecture architecture) {
    var layers = architecture.layers();
    var map = architecture.input();
    int last = main.add(input(map, layers.getFirst()));
    for (var layer : layers) {
      var output = layer.output(map);
      last = add(layer, last, map, output);
      map = output;
    }
    var graph = main.build(IntVector.single(0), IntVector.single(last));
    if (loops.isEmpty()) {
      return new Model(List.of(graph), Optional.empty());
    }
    var graphs = new ArrayList<Graph>();
    graphs.add(graph);
    graphs.addAll(loops);
    return new Model(graphs, Optional.empty());
  }

  /** A recurrent layer reads steps of features, the others a map with channels. */
  private static Tensor input(FeatureMap map, Layer first) {
    return first instanceof Recurrent ? sequence(map) : activation(map);
  }

  private int add(Layer layer, int input, FeatureMap map, FeatureMap output) {
    return switch (layer) {
      case Conv2d(int filters, Window window) ->
          main.add(
              new Operation.Convolution(window, false, FusedActivation.RELU),
              weights(filters, filters, window, map.channels()),
              biases(0, filters),
              activation(output),
              input);
      case DepthwiseConv2d(Window window) ->
          main.add(
              new Operation.DepthwiseConvolution(window, false, FusedActivation.RELU),
              weights(1, map.channels(), window, map.channels()),
              biases(0, map.channels()),
              activation(output),
              input);
      case GlobalAveragePool _ ->
          main.add(new Operation.AveragePool(Window.covering(map)), activation(output), input);
      case Dense(int units, boolean relu) ->
          main.add(
              new Operation.FullyConnected(relu ? FusedActivation.RELU : FusedActivation.NONE),
              Tensor.constant(ElementType.INT8, 1, units, map.elements()),
              biases(1, units),
              vector(units),
              input);
      case Lstm lstm -> addLstm(lstm, input, map);
      case ProjectedLstm lstm -> addLoop(lstm, input, map);
      case Gru gru -> addLoop(gru, input, map);
      case Softmax _ -> main.add(Operation.Plain.SOFTMAX, main.tensor(input), input);
    };
  }

  private int addLstm(Lstm lstm, int input, FeatureMap map) {
    int steps = map.height();
    int sequence = input;
    if (main.tensor(input).shape().size() != 3) {
      int features = map.width() * map.channels();
      int shape = main.add(Tensor.vector(1, steps, features));
      sequence = main.add(Operation.Plain.RESHAPE, sequence(map), input, shape);
    }
    for (int layer = 0; layer < lstm.layers(); layer++) {
      sequence = FusedLstm.add(main, sequence, steps, lstm.inputs(map, layer), lstm.units());
    }
    int begin = main.add(Tensor.vector(0, steps - 1, 0));
    int end = main.add(Tensor.vector(1, steps, lstm.units()));
    int strides = main.add(Tensor.vector(1, 1, 1));
    return main.add(
        new Operation.StridedSlice(1 << 1), vector(lstm.units()), sequence, begin, end, strides);
  }

  private int addLoop(Recurrent stack, int input, FeatureMap map) {
    var first = order == null ? LoopOrder.of(stack, stack.inputs(map, 0)) : order;
    int state = new LoopLowering(main, loops, stack, map, first).add(input);
    return main.add(Operation.Plain.QUANTIZE, vector(stack.stateUnits()), state);
  }

  private static Tensor weights(int filters, int scales, Window window, int channels) {
    return Tensor.constant(
        ElementType.INT8, scales, filters, window.kernelHeight(), window.kernelWidth(), channels);
  }

  private static Tensor biases(int scales, int count) {
    return Tensor.constants(ElementType.INT32, scales, count);
  }

  private static Tensor activation(FeatureMap map) {
    return Tensor.activation(ElementType.INT8, 1, map.height(), map.width(), map.channels());
  }

  private static Tensor sequence(FeatureMap map) {
    return Tensor.activation(ElementType.INT8, 1, map.height(), map.width() * map.channels());
  }

  private static Tensor vector(int elements) {
    return Tensor.activation(ElementType.INT8, 1, elements);
  }
}
