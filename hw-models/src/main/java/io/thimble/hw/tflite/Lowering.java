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

/**
 * From the layers of an architecture to the operators that TFLM has. Tensor 0 is the input; each
 * layer adds its weights and biases, if any, and its output, so that the last tensor of the main
 * graph is the model's output.
 *
 * <p>A convolution or a dense layer is one operator, an LSTM without projection one fused operator
 * for each layer of its stack and a slice that takes the last step. TFLM has no operator for a GRU
 * or a projection: a whole stack of them becomes one loop ({@link LoopLowering}), or, as an option,
 * its steps one behind the other ({@link UnrolledLowering}).
 */
public final class Lowering {
  private final GraphBuilder main = new GraphBuilder();
  private final List<Graph> loops = new ArrayList<>(0);
  private final LoweringOptions options;
  private final NumberFormat format;

  private Lowering(LoweringOptions options) {
    this.options = options;
    this.format = options.format();
  }

  /** The model of an architecture: exactly what is read from the file that is written for it. */
  public static Model of(Architecture architecture) {
    return of(architecture, LoweringOptions.DEFAULT);
  }

  /**
   * The model of an architecture in this format.
   *
   * @throws IllegalArgumentException when a recurrent layer should have int16 activations
   */
  public static Model of(Architecture architecture, NumberFormat format) {
    return of(architecture, LoweringOptions.of(format));
  }

  /**
   * The model of an architecture with these options.
   *
   * @throws IllegalArgumentException when a recurrent layer should have int16 activations
   */
  public static Model of(Architecture architecture, LoweringOptions options) {
    return new Lowering(options).lower(architecture);
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
  private Tensor input(FeatureMap map, Layer first) {
    return first instanceof Recurrent ? sequence(map) : activation(map);
  }

  private int add(Layer layer, int input, FeatureMap map, FeatureMap output) {
    return switch (layer) {
      case Conv2d(int filters, Window window) ->
          main.add(
              new Operation.Convolution(window, false, FusedActivation.RELU),
              weights(filters, format.scales(filters), window, map.channels()),
              biases(0, filters),
              activation(output),
              input);
      case DepthwiseConv2d(Window window) ->
          main.add(
              new Operation.DepthwiseConvolution(window, false, FusedActivation.RELU),
              weights(1, format.scales(map.channels()), window, map.channels()),
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
      case Recurrent stack -> addStack(stack, input, map);
      case Softmax _ -> main.add(Operation.Plain.SOFTMAX, main.tensor(input), input);
    };
  }

  private int addStack(Recurrent stack, int input, FeatureMap map) {
    if (format.activations() != ElementType.INT8) {
      throw new IllegalArgumentException(
          "The layer (%s) has no form with %s activations. Maybe use int8: its states are int16 anyway."
              .formatted(stack, format.activations()));
    }
    return switch (stack) {
      case Lstm lstm -> addLstm(lstm, input, map);
      case ProjectedLstm _, Gru _ -> addLoop(stack, input, map);
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
    var order = options.order();
    var first = order == null ? LoopOrder.of(stack, stack.inputs(map, 0)) : order;
    int state =
        switch (options.form()) {
          case LOOP -> new LoopLowering(main, loops, stack, map, first).add(input);
          case UNROLLED -> new UnrolledLowering(main, stack, map, first).add(input);
        };
    return main.add(Operation.Plain.QUANTIZE, vector(stack.stateUnits()), state);
  }

  private static Tensor weights(int filters, int scales, Window window, int channels) {
    return Tensor.constant(
        ElementType.INT8, scales, filters, window.kernelHeight(), window.kernelWidth(), channels);
  }

  private Tensor biases(int scales, int count) {
    return Tensor.constants(format.biases(), scales, count);
  }

  private Tensor activation(FeatureMap map) {
    return Tensor.activation(format.activations(), 1, map.height(), map.width(), map.channels());
  }

  private Tensor sequence(FeatureMap map) {
    return Tensor.activation(format.activations(), 1, map.height(), map.width() * map.channels());
  }

  private Tensor vector(int elements) {
    return Tensor.activation(format.activations(), 1, elements);
  }
}
