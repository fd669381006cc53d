package io.thimble.worker;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Architectures for tests. */
public final class Networks {
  /** The families with a memory. */
  public static final List<Family> RECURRENT =
      List.of(Family.LSTM_BASIC, Family.LSTM, Family.GRU, Family.CRNN);

  private static final Window POINT = new Window(1, 1, 1, 1, Padding.VALID);

  private Networks() {}

  /**
   * DS-CNN small of "Hello Edge" (arXiv 1711.07128, table 9): 2.66 million multiply-accumulates.
   */
  public static Architecture dsCnnSmall(int classes) {
    var layers = new ArrayList<Layer>();
    layers.add(new Conv2d(64, new Window(10, 4, 2, 2, Padding.SAME)));
    for (int i = 0; i < 4; i++) {
      layers.add(new DepthwiseConv2d(new Window(3, 3, 1, 1, Padding.SAME)));
      layers.add(new Conv2d(64, POINT));
    }
    layers.add(new GlobalAveragePool());
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(Family.DS_CNN, FrontEnd.mfcc(10, 40, 20), layers);
  }

  /** A network of a few thousand weights with every kind of layer. */
  public static Architecture tiny(FrontEnd frontEnd, int classes) {
    return new Architecture(
        Family.DS_CNN,
        frontEnd,
        List.of(
            new Conv2d(8, new Window(5, 3, 2, 2, Padding.SAME)),
            new DepthwiseConv2d(new Window(3, 3, 1, 1, Padding.SAME)),
            new Conv2d(16, POINT),
            new GlobalAveragePool(),
            new Dense(classes, false),
            new Softmax()));
  }

  /** A network of the dnn or ds-cnn family, with both paddings, odd kernels and strides. */
  public static Architecture random(RandomGenerator random) {
    var frontEnd =
        FrontEnd.mfcc(4 + random.nextInt(10), 40, List.of(20, 40, 60).get(random.nextInt(3)));
    int classes = 2 + random.nextInt(12);
    return random.nextBoolean()
        ? fullyConnected(random, frontEnd, classes)
        : separable(random, frontEnd, classes);
  }

  private static Architecture fullyConnected(
      RandomGenerator random, FrontEnd frontEnd, int classes) {
    var layers = new ArrayList<Layer>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      layers.add(new Dense(1 + random.nextInt(40), random.nextInt(4) > 0));
    }
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(Family.DNN, frontEnd, layers);
  }

  private static Architecture separable(RandomGenerator random, FrontEnd frontEnd, int classes) {
    var layers = new ArrayList<Layer>();
    layers.add(new Conv2d(1 + random.nextInt(20), window(random, 8, 4)));
    for (int i = 0; i <= random.nextInt(3); i++) {
      var kernel = 2 + random.nextInt(2);
      var stride = 1 + random.nextInt(2);
      layers.add(new DepthwiseConv2d(new Window(kernel, kernel, stride, stride, Padding.SAME)));
      layers.add(new Conv2d(1 + random.nextInt(24), POINT));
    }
    if (random.nextBoolean()) {
      layers.add(new GlobalAveragePool());
    }
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(Family.DS_CNN, frontEnd, layers);
  }

  /** A network of the cnn family: convolutions without padding, with odd kernels and strides. */
  public static Architecture convolutional(RandomGenerator random) {
    var frontEnd =
        FrontEnd.mfcc(8 + random.nextInt(10), 40, List.of(20, 40).get(random.nextInt(2)));
    var layers = new ArrayList<Layer>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      var window =
          new Window(
              2 + random.nextInt(6),
              1 + random.nextInt(3),
              1 + random.nextInt(2),
              1 + random.nextInt(2),
              Padding.VALID);
      layers.add(new Conv2d(1 + random.nextInt(16), window));
    }
    layers.add(new Dense(1 + random.nextInt(16), false));
    layers.add(new Dense(1 + random.nextInt(32), true));
    layers.add(new Dense(2 + random.nextInt(12), false));
    layers.add(new Softmax());
    return new Architecture(Family.CNN, frontEnd, layers);
  }

  /** A network of one of the recurrent families: stacks of one to three layers. */
  public static Architecture recurrent(RandomGenerator random) {
    return recurrent(RECURRENT.get(random.nextInt(RECURRENT.size())), random);
  }

  /** A network of this recurrent family: stacks of one to three layers. */
  public static Architecture recurrent(Family family, RandomGenerator random) {
    var frontEnd =
        FrontEnd.mfcc(4 + random.nextInt(10), 40, List.of(20, 40, 60).get(random.nextInt(3)));
    int classes = 2 + random.nextInt(12);
    int units = 1 + random.nextInt(24);
    int depth = 1 + random.nextInt(3);
    return switch (family) {
      case DNN, CNN, DS_CNN ->
          throw new IllegalArgumentException("The family %s has no memory.".formatted(family));
      case LSTM_BASIC -> recurrent(family, frontEnd, List.of(new Lstm(units, depth)), classes);
      case LSTM -> {
        var stack = new ProjectedLstm(units + 1, 1 + random.nextInt(units), depth);
        yield recurrent(family, frontEnd, List.of(stack), classes);
      }
      case GRU -> recurrent(family, frontEnd, List.of(new Gru(units, depth)), classes);
      case CRNN -> {
        var first = new Conv2d(1 + random.nextInt(12), window(random, 8, 4));
        var hidden = new Dense(1 + random.nextInt(20), true);
        yield recurrent(family, frontEnd, List.of(first, new Gru(units, depth), hidden), classes);
      }
    };
  }

  private static Architecture recurrent(
      Family family, FrontEnd frontEnd, List<Layer> hidden, int classes) {
    var layers = new ArrayList<>(hidden);
    layers.add(new Dense(classes, false));
    layers.add(new Softmax());
    return new Architecture(family, frontEnd, layers);
  }

  /** The smallest published cnn with fewer channels and larger strides: a point of the space. */
  public static Architecture tinyConvolutional(int classes) {
    var space = Spaces.of(Family.CNN);
    var values = new TreeMap<>(Presets.named("cnn-s").decisions().values());
    values.putAll(
        Map.of(
            "fe_stride_ms", 40,
            "conv1_filters", 8,
            "conv1_kernel_time", 5,
            "conv1_stride_time", 2,
            "conv2_filters", 16,
            "conv2_kernel_time", 4,
            "conv2_stride_frequency", 2,
            "dense_units", 32));
    return space.decode(new Decisions(Family.CNN, values), classes);
  }

  private static Window window(RandomGenerator random, int highest, int widest) {
    return new Window(
        1 + random.nextInt(highest),
        1 + random.nextInt(widest),
        1 + random.nextInt(3),
        1 + random.nextInt(3),
        random.nextBoolean() ? Padding.SAME : Padding.VALID);
  }
}
