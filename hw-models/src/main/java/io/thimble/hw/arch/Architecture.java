package io.thimble.hw.arch;

import io.thimble.hw.digest.Sha256;
import io.thimble.hw.frontend.FrontEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * A network: what the front end hands over, and the layers behind it. Equal architectures have
 * equal ids, whatever decisions led to them.
 *
 * @param family the family it belongs to
 * @param frontEnd how a clip becomes the input of the first layer
 * @param layers the layers from input to softmax
 */
public record Architecture(Family family, FrontEnd frontEnd, List<Layer> layers) {
  /**
   * Checks that the shapes fit together.
   *
   * @throws IllegalArgumentException when a layer's input is too small for it
   */
  public Architecture {
    layers = List.copyOf(layers);
    if (layers.isEmpty() || !(layers.getLast() instanceof Softmax)) {
      throw new IllegalArgumentException(
          "The layers (%s) do not end in softmax. Maybe add one.".formatted(layers));
    }
    shapes(frontEnd, layers);
  }

  /** The input of the first layer: frames x coefficients x 1. */
  public FeatureMap input() {
    return FeatureMap.of(frontEnd);
  }

  /** The number of classes that the softmax tells apart. */
  public int classes() {
    return shapes().getLast().elements();
  }

  /**
   * The shapes from the input on: entry {@code i} enters layer {@code i}, the last one leaves the
   * network.
   */
  public List<FeatureMap> shapes() {
    return shapes(frontEnd, layers);
  }

  /** Multiply-accumulates of one inference. */
  public long macs() {
    var shapes = shapes();
    long macs = 0;
    for (int i = 0; i < layers.size(); i++) {
      macs += layers.get(i).macs(shapes.get(i));
    }
    return macs;
  }

  /** Weights and biases. */
  public long parameters() {
    var shapes = shapes();
    long parameters = 0;
    for (int i = 0; i < layers.size(); i++) {
      parameters += layers.get(i).parameters(shapes.get(i));
    }
    return parameters;
  }

  /** SHA-256 of the canonical form, in lower-case hexadecimal. */
  public String id() {
    return Sha256.of(canonicalForm());
  }

  /**
   * A text that two architectures share exactly when they compute the same: front end, then one
   * layer a line.
   */
  public String canonicalForm() {
    var text = new StringBuilder(256).append("thimble-architecture 1\n");
    frontEnd.appendCanonicalForm(text);
    for (var layer : layers) {
      append(layer, text.append('\n'));
    }
    return text.toString();
  }

  private static void append(Layer layer, StringBuilder text) {
    switch (layer) {
      case Conv2d conv -> append(conv.window(), text.append("conv ").append(conv.filters()));
      case DepthwiseConv2d depthwise -> append(depthwise.window(), text.append("depthwise"));
      case GlobalAveragePool _ -> text.append("average-pool");
      case Lstm lstm ->
          text.append("lstm ").append(lstm.units()).append(" x ").append(lstm.layers());
      case ProjectedLstm lstm ->
          text.append("projected-lstm ")
              .append(lstm.units())
              .append(" to ")
              .append(lstm.projection())
              .append(" x ")
              .append(lstm.layers());
      case Gru gru -> text.append("gru ").append(gru.units()).append(" x ").append(gru.layers());
      case Dense dense ->
          text.append("dense ").append(dense.units()).append(dense.relu() ? " relu" : "");
      case Softmax _ -> text.append("softmax");
    }
  }

  private static void append(Window window, StringBuilder text) {
    text.append(' ')
        .append(window.kernelHeight())
        .append('x')
        .append(window.kernelWidth())
        .append('/')
        .append(window.strideHeight())
        .append('x')
        .append(window.strideWidth())
        .append(' ')
        .append(window.padding());
  }

  private static List<FeatureMap> shapes(FrontEnd frontEnd, List<Layer> layers) {
    var shapes = new ArrayList<FeatureMap>(layers.size() + 1);
    shapes.add(FeatureMap.of(frontEnd));
    for (var layer : layers) {
      shapes.add(layer.output(shapes.getLast()));
    }
    return List.copyOf(shapes);
  }
}
