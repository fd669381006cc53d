package io.thimble.hw.space;

import io.thimble.hw.arch.Family;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One point of a space, by name and value.
 *
 * @param family whose space it is
 * @param values an answer to every decision of that space
 */
public record Decisions(Family family, SortedMap<String, Integer> values) {
  public Decisions {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * The answer to the decision of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public int get(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "The decision %s is missing among %s.".formatted(name, values.keySet()));
    }
    return value;
  }
}
