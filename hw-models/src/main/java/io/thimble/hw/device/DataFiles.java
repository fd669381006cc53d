package io.thimble.hw.device;

import io.thimble.hw.json.FieldReader;
import io.thimble.hw.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The data files under {@code devices/}; anything wrong in them stops the program at its start. */
final class DataFiles {
  private static final int LONGEST_CHARACTERS = 100_000;
  private static final int LONGEST_TEXT = 500;
  private static final long LARGEST_BYTES = 1L << 32;

  private DataFiles() {}

  /** The fields of the file {@code devices/NAME.json}. */
  static FieldReader open(String name) {
    var path = "/devices/%s.json".formatted(name);
    try (var stream = DataFiles.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The data file (%s) is missing. Maybe the build is incomplete.".formatted(path));
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return needed(
          path,
          Json.read(
              text,
              LONGEST_CHARACTERS,
              (_, _, message) -> {
                throw new IllegalStateException("The data file (%s): %s".formatted(path, message));
              }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Device device(String id) {
    var fields = open(id);
    var device =
        new Device(
            needed("id", fields.text("id", LONGEST_TEXT)),
            needed("name", fields.text("name", LONGEST_TEXT)),
            core(fields),
            kernels(fields),
            needed("clockMegahertz", fields.positive("clockMegahertz", 10_000)),
            needed("flashBytes", fields.whole("flashBytes", 1, LARGEST_BYTES)),
            needed("sramBytes", fields.whole("sramBytes", 1, LARGEST_BYTES)),
            power(fields),
            sources(needed("sources", fields.object("sources"))));
    fields.reportUnknownFields();
    return device;
  }

  static Core core(FieldReader fields) {
    return constant(fields, "core", Core.values(), Core::label);
  }

  static KernelLibrary kernels(FieldReader fields) {
    return constant(fields, "kernels", KernelLibrary.values(), KernelLibrary::label);
  }

  static <T> T needed(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(
          "A data file of devices lacks %s. Maybe the field was renamed.".formatted(name));
    }
    return value;
  }

  private static <T> T constant(
      FieldReader fields, String name, T[] constants, Function<T, String> label) {
    var text = needed(name, fields.text(name, LONGEST_TEXT));
    return Arrays.stream(constants)
        .filter(constant -> label.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "A data file of devices has an unknown %s (%s). Maybe it is misspelt."
                        .formatted(name, text)));
  }

  private static @Nullable Interval power(FieldReader fields) {
    var power = fields.object("activePowerMilliwatts");
    if (power == null) {
      return null;
    }
    var interval =
        new Interval(
            needed("low", power.positive("low", 1e6)),
            needed("estimate", power.positive("estimate", 1e6)),
            needed("high", power.positive("high", 1e6)));
    power.reportUnknownFields();
    return interval;
  }

  private static Map<String, String> sources(FieldReader fields) {
    var sources = new HashMap<String, String>();
    for (var figure :
        new String[] {
          "core", "kernels", "clockMegahertz", "flashBytes", "sramBytes", "activePowerMilliwatts"
        }) {
      var source = fields.text(figure, LONGEST_TEXT);
      if (source != null) {
        sources.put(figure, source);
      }
    }
    fields.reportUnknownFields();
    return sources;
  }
}
