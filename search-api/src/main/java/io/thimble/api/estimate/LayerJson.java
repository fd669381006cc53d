package io.thimble.api.estimate;

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
import io.thimble.hw.arch.Window;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A layer of a network.
 *
 * @param index its place, 0 for the first
 * @param type {@code conv2d}, {@code depthwise-conv2d}, {@code average-pool}, {@code lstm}, {@code
 *     projected-lstm}, {@code gru}, {@code dense} or {@code softmax}
 * @param name for people, for example {@code convolution 10x4, 64}
 * @param inputShape steps in time, steps in frequency and channels of what it reads
 * @param outputShape the same of what it writes
 * @param parameters weights and biases
 * @param macs multiply-accumulates of one inference
 */
record LayerJson(
    int index,
    String type,
    String name,
    List<Integer> inputShape,
    List<Integer> outputShape,
    long parameters,
    long macs) {

  static List<LayerJson> of(Architecture architecture) {
    var shapes = architecture.shapes();
    return IntStream.range(0, architecture.layers().size())
        .mapToObj(
            index -> {
              var layer = architecture.layers().get(index);
              var input = shapes.get(index);
              return new LayerJson(
                  index,
                  type(layer),
                  name(layer),
                  shape(input),
                  shape(shapes.get(index + 1)),
                  layer.parameters(input),
                  layer.macs(input));
            })
        .toList();
  }

  private static String type(Layer layer) {
    return switch (layer) {
      case Conv2d _ -> "conv2d";
      case DepthwiseConv2d _ -> "depthwise-conv2d";
      case GlobalAveragePool _ -> "average-pool";
      case Lstm _ -> "lstm";
      case ProjectedLstm _ -> "projected-lstm";
      case Gru _ -> "gru";
      case Dense _ -> "dense";
      case Softmax _ -> "softmax";
    };
  }

  private static String name(Layer layer) {
    return switch (layer) {
      case Conv2d conv -> "convolution %s, %d".formatted(kernel(conv.window()), conv.filters());
      case DepthwiseConv2d depthwise ->
          "depthwise convolution %s".formatted(kernel(depthwise.window()));
      case GlobalAveragePool _ -> "average pool";
      case Lstm lstm -> stacked(lstm.layers(), "LSTM %d".formatted(lstm.units()));
      case ProjectedLstm lstm ->
          stacked(lstm.layers(), "LSTM %d to %d".formatted(lstm.units(), lstm.projection()));
      case Gru gru -> stacked(gru.layers(), "GRU %d".formatted(gru.units()));
      case Dense dense -> "dense %d".formatted(dense.units());
      case Softmax _ -> "softmax";
    };
  }

  private static String kernel(Window window) {
    return "%dx%d".formatted(window.kernelHeight(), window.kernelWidth());
  }

  private static String stacked(int layers, String name) {
    return layers == 1 ? name : "%d x %s".formatted(layers, name);
  }

  private static List<Integer> shape(FeatureMap map) {
    return List.of(map.height(), map.width(), map.channels());
  }
}
