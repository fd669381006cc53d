package io.thimble.hw.arch;

import io.thimble.hw.frontend.FrontEnd;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(canonicalForm().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  /**
   * A text that two architectures share exactly when they compute the same: front end, then one
   * layer a line.
   */
  public String canonicalForm() {
    var text = new StringBuilder("thimble-architecture 1\n").append(frontEnd.canonicalForm());
    for (var layer : layers) {
      text.append('\n').append(canonicalForm(layer));
    }
    return text.toString();
  }

  private static String canonicalForm(Layer layer) {
    return switch (layer) {
      case Conv2d conv -> "conv %d %s".formatted(conv.filters(), canonicalForm(conv.window()));
      case DepthwiseConv2d depthwise -> "depthwise " + canonicalForm(depthwise.window());
      case GlobalAveragePool _ -> "average-pool";
      case Lstm lstm -> "lstm %d x %d".formatted(lstm.units(), lstm.layers());
      case ProjectedLstm lstm ->
          "projected-lstm %d to %d x %d".formatted(lstm.units(), lstm.projection(), lstm.layers());
      case Gru gru -> "gru %d x %d".formatted(gru.units(), gru.layers());
      case Dense dense -> "dense %d%s".formatted(dense.units(), dense.relu() ? " relu" : "");
      case Softmax _ -> "softmax";
    };
  }

  private static String canonicalForm(Window window) {
    return "%dx%d/%dx%d %s"
        .formatted(
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideHeight(),
            window.strideWidth(),
            window.padding());
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
