package io.thimble.hw.arch;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.json.Json;
import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of an architecture: {@code schemaVersion}, {@code family}, {@code frontEnd} and
 * {@code layers}, each layer with its {@code type}: {@code conv}, {@code depthwise-conv}, {@code
 * average-pool}, {@code lstm}, {@code projected-lstm}, {@code gru}, {@code dense} or {@code
 * softmax}.
 */
public final class ArchitectureJson {
  /** The longest text that is read. */
  public static final int LONGEST_CHARACTERS = 100_000;

  /** The version that is written, and the only one that is read; a text without one has it. */
  public static final int SCHEMA_VERSION = 1;

  private ArchitectureJson() {}

  /**
   * The architecture that the text describes.
   *
   * @throws InvalidArchitectureException with all that is wrong: malformed JSON, unknown fields,
   *     wrong types, values out of bounds, shapes that do not fit together
   */
  public static Architecture read(String json) {
    var problems = new ArrayList<InvalidArchitectureException.Problem>();
    var fields =
        Json.read(
            json,
            LONGEST_CHARACTERS,
            (field, value, message) ->
                problems.add(new InvalidArchitectureException.Problem(field, value, message)));
    var architecture = fields == null ? null : new ArchitectureReader(fields).read();
    if (architecture == null || !problems.isEmpty()) {
      throw new InvalidArchitectureException(problems);
    }
    return architecture;
  }

  /** One line of JSON; reading it gives an equal architecture. */
  public static String write(Architecture architecture) {
    var json = Json.object();
    json.put("schemaVersion", SCHEMA_VERSION);
    json.put("family", architecture.family().label());
    write(architecture.frontEnd(), json.putObject("frontEnd"));
    var layers = json.putArray("layers");
    architecture.layers().forEach(layer -> write(layer, layers.addObject()));
    return Json.write(json);
  }

  private static void write(FrontEnd frontEnd, ObjectNode json) {
    json.put("kind", label(frontEnd.kind()));
    json.put("coefficients", frontEnd.coefficients());
    json.put("windowMillis", frontEnd.windowMillis());
    json.put("strideMillis", frontEnd.strideMillis());
  }

  private static void write(Layer layer, ObjectNode json) {
    switch (layer) {
      case Conv2d conv -> {
        json.put("type", "conv").put("filters", conv.filters());
        write(conv.window(), json);
      }
      case DepthwiseConv2d depthwise -> {
        json.put("type", "depthwise-conv");
        write(depthwise.window(), json);
      }
      case GlobalAveragePool _ -> json.put("type", "average-pool");
      case Lstm lstm ->
          json.put("type", "lstm").put("units", lstm.units()).put("layers", lstm.layers());
      case ProjectedLstm lstm ->
          json.put("type", "projected-lstm")
              .put("units", lstm.units())
              .put("projection", lstm.projection())
              .put("layers", lstm.layers());
      case Gru gru -> json.put("type", "gru").put("units", gru.units()).put("layers", gru.layers());
      case Dense dense ->
          json.put("type", "dense").put("units", dense.units()).put("relu", dense.relu());
      case Softmax _ -> json.put("type", "softmax");
    }
  }

  private static void write(Window window, ObjectNode json) {
    json.put("kernelHeight", window.kernelHeight());
    json.put("kernelWidth", window.kernelWidth());
    json.put("strideHeight", window.strideHeight());
    json.put("strideWidth", window.strideWidth());
    json.put("padding", label(window.padding()));
  }

  /** For example {@code log-mel} for {@code LOG_MEL}. */
  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
