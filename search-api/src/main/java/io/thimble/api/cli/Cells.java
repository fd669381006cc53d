package io.thimble.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What stands in an answer, written for people; a dash where nothing stands. */
final class Cells {
  private static final double THOUSAND = 1_000;

  private Cells() {}

  static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? Words.NOTHING
        : value.isString() ? value.stringValue() : value.toString();
  }

  /** For example {@code 52,640}. */
  static String count(JsonNode value) {
    return value.isNumber() ? Words.count(value.asLong()) : Words.NOTHING;
  }

  /** For example {@code 91.2}, of 0.912. */
  static String percent(JsonNode share) {
    return share.isNumber() ? Words.percent(share.asDouble()) : Words.NOTHING;
  }

  /** For example {@code 91.2 (89.9–92.4)}, of an accuracy with its interval. */
  static String interval(JsonNode accuracy) {
    return accuracy.isObject()
        ? "%s (%s–%s)"
            .formatted(
                percent(accuracy.path("accuracy")),
                percent(accuracy.path("low")),
                percent(accuracy.path("high")))
        : Words.NOTHING;
  }

  /** Milliseconds, for example {@code 12.31}, of the estimate in microseconds. */
  static String millis(JsonNode latencyMicros) {
    return thousandths(latencyMicros.path("estimate"));
  }

  /** Millijoules, for example {@code 0.52}, of the estimate in microjoules. */
  static String millijoules(JsonNode energyMicrojoules) {
    return thousandths(energyMicrojoules.path("estimate"));
  }

  /** For example {@code 2026-01-01 12:30:05Z}. */
  static String time(JsonNode instant) {
    try {
      return Instant.parse(instant.asString(""))
          .truncatedTo(ChronoUnit.SECONDS)
          .toString()
          .replace('T', ' ');
    } catch (DateTimeParseException none) {
      return Words.NOTHING;
    }
  }

  /** For example {@code 1:05}, of the time between two instants. */
  static String between(JsonNode start, JsonNode end) {
    try {
      return Words.time(
          Duration.between(Instant.parse(start.asString("")), Instant.parse(end.asString("")))
              .toSeconds());
    } catch (DateTimeParseException open) {
      return Words.NOTHING;
    }
  }

  static String yes(JsonNode flag) {
    return flag.asBoolean(false) ? "yes" : "";
  }

  /** The texts of an array, for example {@code yes, no}. */
  static String list(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(value -> texts.add(text(value)));
    return texts.isEmpty() ? Words.NOTHING : String.join(", ", texts);
  }

  /** The fields of an object, for example {@code filters 64, layers 3}. */
  static String fields(JsonNode object) {
    var texts = new ArrayList<String>();
    object.properties().forEach(field -> texts.add(field.getKey() + " " + text(field.getValue())));
    return texts.isEmpty() ? Words.NOTHING : String.join(", ", texts);
  }

  /** The numbers of an array; what is none is left out. */
  static List<Double> numbers(JsonNode array) {
    var numbers = new ArrayList<Double>();
    array.forEach(
        value -> {
          if (value.isNumber()) {
            numbers.add(value.asDouble());
          }
        });
    return numbers;
  }

  private static String thousandths(JsonNode value) {
    return value.isNumber()
        ? String.format(Locale.ROOT, "%.2f", value.asDouble() / THOUSAND)
        : Words.NOTHING;
  }
}
