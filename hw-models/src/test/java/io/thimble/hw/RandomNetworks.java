package io.thimble.hw;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLayer;
import io.thimble.hw.tflite.QuantizedNetwork;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/**
 * Architectures of all layers but recurrent ones, of odd sizes, and weights for them. The seed
 * decides.
 */
public final class RandomNetworks {
  private RandomNetworks() {}

  public static Architecture architecture(RandomGenerator random) {
    var frontEnd =
        FrontEnd.mfcc(random.nextInt(1, 41), random.nextInt(10, 101), random.nextInt(20, 101));
    var layers = new ArrayList<Layer>();
    var map = FeatureMap.of(frontEnd);
    for (int i = random.nextInt(6); i > 0; i--) {
      var window = window(map, random);
      var layer =
          random.nextBoolean()
              ? new Conv2d(random.nextInt(1, 40), window)
              : new DepthwiseConv2d(window);
      layers.add(layer);
      map = layer.output(map);
    }
    if (random.nextBoolean()) {
      layers.add(new GlobalAveragePool());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      layers.add(new Dense(random.nextInt(1, 60), true));
    }
    layers.add(new Dense(random.nextInt(2, 20), false));
    layers.add(new Softmax());
    return new Architecture(Family.DS_CNN, frontEnd, layers);
  }

  /** An architecture of this many blocks of a depthwise and a pointwise convolution. */
  public static Architecture deep(int blocks, RandomGenerator random) {
    var layers = new ArrayList<Layer>();
    for (int i = 0; i < blocks; i++) {
      layers.add(new DepthwiseConv2d(new Window(3, 3, 1, 1, Padding.SAME)));
      layers.add(new Conv2d(random.nextInt(1, 16), new Window(1, 1, 1, 1, Padding.SAME)));
    }
    layers.add(new Dense(2, false));
    layers.add(new Softmax());
    return new Architecture(Family.DS_CNN, FrontEnd.mfcc(10, 40, 40), layers);
  }

  /** An architecture with a stack of recurrent layers, with or without a convolution before it. */
  public static Architecture recurrent(RandomGenerator random) {
    var frontEnd =
        FrontEnd.mfcc(random.nextInt(1, 41), random.nextInt(10, 101), random.nextInt(10, 101));
    var layers = new ArrayList<Layer>();
    if (random.nextBoolean()) {
      layers.add(new Conv2d(random.nextInt(1, 20), window(FeatureMap.of(frontEnd), random)));
    }
    int units = random.nextInt(1, 40);
    int stacked = random.nextInt(1, 4);
    layers.add(
        switch (random.nextInt(3)) {
          case 0 -> new Lstm(units, stacked);
          case 1 -> new ProjectedLstm(units, random.nextInt(1, 20), stacked);
          default -> new Gru(units, stacked);
        });
    if (random.nextBoolean()) {
      layers.add(new Dense(random.nextInt(1, 60), true));
    }
    layers.add(new Dense(random.nextInt(2, 20), false));
    layers.add(new Softmax());
    return new Architecture(Family.CRNN, frontEnd, layers);
  }

  public static QuantizedNetwork network(Architecture architecture, RandomGenerator random) {
    var input = quantization(random);
    var layers = new ArrayList<QuantizedLayer>();
    var shapes = architecture.shapes();
    var output = input;
    for (int i = 0; i < shapes.size() - 1; i++) {
      layers.add(layer(architecture.layers().get(i), shapes.get(i), output, random));
      output = layers.getLast().output();
    }
    return new QuantizedNetwork(architecture, input, layers);
  }

  /** The file of a network, without a memory plan. */
  public static byte[] file(QuantizedNetwork network) {
    return ModelWriter.write(Lowering.of(network.architecture()), network);
  }

  private static QuantizedKernel layer(
      Layer layer, FeatureMap input, Quantization inputQuantization, RandomGenerator random) {
    return switch (layer) {
      case Conv2d(int filters, _) -> weighted(layer, input, filters, filters, random);
      case DepthwiseConv2d _ -> weighted(layer, input, input.channels(), input.channels(), random);
      case Dense(int units, _) -> weighted(layer, input, units, 1, random);
      case GlobalAveragePool _ -> QuantizedKernel.of(layer, inputQuantization);
      case Recurrent recurrent ->
          throw new IllegalArgumentException(
              "The layer (%s) is none of those drawn here.".formatted(recurrent));
      case Softmax _ -> QuantizedKernel.of(layer, Quantization.SOFTMAX);
    };
  }

  private static QuantizedKernel weighted(
      Layer layer, FeatureMap input, int outputs, int scales, RandomGenerator random) {
    byte[] weights = new byte[(int) layer.parameters(input) - outputs];
    random.nextBytes(weights);
    float[] weightScales = new float[scales];
    for (int i = 0; i < scales; i++) {
      weightScales[i] = random.nextFloat(1e-4f, 0.1f);
    }
    int[] biases = random.ints(outputs, -1000, 1000).toArray();
    return new QuantizedKernel(layer, weights, weightScales, biases, quantization(random));
  }

  private static Quantization quantization(RandomGenerator random) {
    return new Quantization(random.nextFloat(1e-3f, 1), random.nextInt(-128, 128));
  }

  private static Window window(FeatureMap map, RandomGenerator random) {
    return new Window(
        random.nextInt(1, Math.min(map.height(), 10) + 1),
        random.nextInt(1, Math.min(map.width(), 5) + 1),
        random.nextInt(1, 3),
        random.nextInt(1, 3),
        random.nextBoolean() ? Padding.SAME : Padding.VALID);
  }
}
