package io.thimble.hw.arch;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.json.FieldReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one architecture; the listener of its fields hears of every problem. */
final class ArchitectureReader {
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_LAYERS = 100;
  private static final int LARGEST_KERNEL = 100;
  private static final int MOST_UNITS = 10_000;

  private static final int MOST_STACKED = 10;

  /** More than any microcontroller's flash holds; the estimate writes the whole file. */
  private static final long MOST_PARAMETERS = 8_000_000;

  private static final List<String> TYPES =
      List.of(
          "conv",
          "depthwise-conv",
          "average-pool",
          "lstm",
          "projected-lstm",
          "gru",
          "dense",
          "softmax");

  private final FieldReader fields;

  ArchitectureReader(FieldReader fields) {
    this.fields = fields;
  }

  /** The architecture, or null when something is wrong; then the listener heard so. */
  @Nullable Architecture read() {
    fields.require(
        "schemaVersion",
        fields.whole("schemaVersion", 1, Integer.MAX_VALUE),
        version -> version == ArchitectureJson.SCHEMA_VERSION,
        "is not known",
        "use %d, or a newer Thimble".formatted(ArchitectureJson.SCHEMA_VERSION));
    var family = constant(fields, "family", Family.values(), Family::label);
    var frontEnd = frontEnd(needed(fields, "frontEnd", fields.object("frontEnd")));
    var layers = layers();
    fields.reportUnknownFields();
    if (family == null || frontEnd == null || layers == null) {
      return null;
    }
    try {
      return fields.require(
          "layers",
          new Architecture(family, frontEnd, layers),
          architecture -> architecture.parameters() <= MOST_PARAMETERS,
          "have too many parameters",
          "stay below " + MOST_PARAMETERS);
    } catch (IllegalArgumentException e) {
      fields.problem(
          "layers", "do not fit together", "shrink a kernel or a stride: " + e.getMessage());
      return null;
    }
  }

  private static @Nullable FrontEnd frontEnd(@Nullable FieldReader fields) {
    if (fields == null) {
      return null;
    }
    var kind = constant(fields, "kind", FrontEnd.Kind.values(), ArchitectureJson::label);
    var coefficients = whole(fields, "coefficients", FrontEnd.MEL_BANDS);
    var windowMillis = whole(fields, "windowMillis", 100);
    var strideMillis = whole(fields, "strideMillis", 100);
    fields.reportUnknownFields();
    if (kind == null || coefficients == null || windowMillis == null || strideMillis == null) {
      return null;
    }
    try {
      return new FrontEnd(kind, coefficients, windowMillis, strideMillis);
    } catch (IllegalArgumentException e) {
      fields.problem("windowMillis", "or strideMillis is too small", "use more: " + e.getMessage());
      return null;
    }
  }

  private @Nullable List<Layer> layers() {
    var entries = needed(fields, "layers", fields.objects("layers", MOST_LAYERS));
    if (entries == null) {
      return null;
    }
    var layers = new ArrayList<Layer>();
    for (var entry : entries) {
      var layer = layer(entry);
      entry.reportUnknownFields();
      if (layer != null) {
        layers.add(layer);
      }
    }
    return layers.size() == entries.size() ? layers : null;
  }

  private static @Nullable Layer layer(FieldReader fields) {
    var type = needed(fields, "type", fields.text("type", LONGEST_LABEL));
    if (type == null) {
      return null;
    }
    return switch (type) {
      case "conv" -> {
        var filters = whole(fields, "filters", MOST_UNITS);
        var window = window(fields);
        yield filters == null || window == null ? null : new Conv2d(filters, window);
      }
      case "depthwise-conv" -> {
        var window = window(fields);
        yield window == null ? null : new DepthwiseConv2d(window);
      }
      case "average-pool" -> new GlobalAveragePool();
      case "lstm" -> {
        var units = whole(fields, "units", MOST_UNITS);
        var layers = whole(fields, "layers", MOST_STACKED);
        yield units == null || layers == null ? null : new Lstm(units, layers);
      }
      case "projected-lstm" -> {
        var units = whole(fields, "units", MOST_UNITS);
        var projection = whole(fields, "projection", MOST_UNITS);
        var layers = whole(fields, "layers", MOST_STACKED);
        yield units == null || projection == null || layers == null
            ? null
            : new ProjectedLstm(units, projection, layers);
      }
      case "gru" -> {
        var units = whole(fields, "units", MOST_UNITS);
        var layers = whole(fields, "layers", MOST_STACKED);
        yield units == null || layers == null ? null : new Gru(units, layers);
      }
      case "dense" -> {
        var units = whole(fields, "units", MOST_UNITS);
        var relu = needed(fields, "relu", fields.flag("relu"));
        yield units == null || relu == null ? null : new Dense(units, relu);
      }
      case "softmax" -> new Softmax();
      default -> {
        fields.problem("type", "is not known", "use one of: " + String.join(", ", TYPES));
        yield null;
      }
    };
  }

  private static @Nullable Window window(FieldReader fields) {
    var kernelHeight = whole(fields, "kernelHeight", LARGEST_KERNEL);
    var kernelWidth = whole(fields, "kernelWidth", LARGEST_KERNEL);
    var strideHeight = whole(fields, "strideHeight", LARGEST_KERNEL);
    var strideWidth = whole(fields, "strideWidth", LARGEST_KERNEL);
    var padding = constant(fields, "padding", Padding.values(), ArchitectureJson::label);
    return kernelHeight == null
            || kernelWidth == null
            || strideHeight == null
            || strideWidth == null
            || padding == null
        ? null
        : new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, padding);
  }

  private static @Nullable Integer whole(FieldReader fields, String name, int most) {
    var value = needed(fields, name, fields.whole(name, 1, most));
    return value == null ? null : value.intValue();
  }

  private static <T> @Nullable T constant(
      FieldReader fields, String name, T[] constants, Function<T, String> label) {
    var text = needed(fields, name, fields.text(name, LONGEST_LABEL));
    if (text == null) {
      return null;
    }
    return Arrays.stream(constants)
        .filter(constant -> label.apply(constant).equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              var known = Arrays.stream(constants).map(label).toList();
              fields.problem(name, "is not known", "use one of: " + String.join(", ", known));
              return null;
            });
  }

  /** Reports a field that is not there; what is there but wrong has been reported already. */
  private static <T> @Nullable T needed(FieldReader fields, String name, @Nullable T value) {
    if (value == null && !fields.has(name)) {
      fields.problem(name, "is missing", "add it");
    }
    return value;
  }
}
