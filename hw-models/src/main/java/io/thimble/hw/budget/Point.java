package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One choice for each decision of a space, by its number; equal ones are of the same space. */
final class Point {
  private final Space space;
  private final int classes;
  private final int[] choices;

  /** Takes the array over. */
  Point(Space space, int classes, int[] choices) {
    this.space = space;
    this.classes = classes;
    this.choices = choices;
  }

  /** The number of the choice. */
  int choice(int decision) {
    return choices[decision];
  }

  /** The same with another choice. */
  Point with(int decision, int choice) {
    int[] changed = choices.clone();
    changed[decision] = choice;
    return new Point(space, classes, changed);
  }

  /** By name and value. */
  Decisions decisions() {
    var values = new TreeMap<String, Integer>();
    for (int i = 0; i < choices.length; i++) {
      var decision = space.decisions().get(i);
      values.put(decision.name(), decision.choices().get(choices[i]));
    }
    return new Decisions(space.family(), values);
  }

  /** The network; null where the shapes do not fit together. */
  @Nullable Architecture network() {
    try {
      return space.decode(decisions(), classes);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** The network with kernels cut to their inputs, so that there always is one. */
  Architecture cutNetwork() {
    return space.decodeCut(decisions(), classes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Point point
        && classes == point.classes
        && space.family() == point.space.family()
        && Arrays.equals(choices, point.choices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(choices);
  }
}
