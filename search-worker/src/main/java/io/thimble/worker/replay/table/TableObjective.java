package io.thimble.worker.replay.table;

import java.util.Arrays;
import java.util.List;

/**
 * A column that is traded off.
 *
 * @param column its name
 * @param maximised whether more is better
 */
public record TableObjective(String column, boolean maximised) {
  /** Some, written as {@code accuracy:max,flops:min}. */
  public static List<TableObjective> parse(String text) {
    return Arrays.stream(text.split(",", -1)).map(TableObjective::parseOne).toList();
  }

  private static TableObjective parseOne(String text) {
    var parts = text.strip().split(":", -1);
    if (parts.length != 2
        || parts[0].isEmpty()
        || !(parts[1].equals("max") || parts[1].equals("min"))) {
      throw new InvalidTableException(
          "The objective (%s) cannot be read. Maybe write accuracy:max or flops:min."
              .formatted(text));
    }
    return new TableObjective(parts[0], parts[1].equals("max"));
  }

  /** The value as something to minimise: what an accuracy lacks to 1 is an error. */
  public double minimised(double value) {
    return maximised ? 1 - value : value;
  }

  @Override
  public String toString() {
    return column + (maximised ? ":max" : ":min");
  }
}
