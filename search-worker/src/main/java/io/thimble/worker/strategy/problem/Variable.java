package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * One question of a domain. Its answers are known by their places in the list of choices, from 0
 * on.
 *
 * @param name stable name; variables of the same name in several domains mean the same thing
 * @param places where each answer lies between 0 and 1; of no meaning where answers have no order
 * @param ordered whether answers that lie close together are alike
 * @param fromDepth the least answer to the domain's depth variable with which this one has an
 *     effect; 0 when it always has
 */
public record Variable(String name, List<Double> places, boolean ordered, int fromDepth) {
  public Variable {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "The variable %s has no answers. Maybe leave it out.".formatted(name));
    }
  }

  /** How many answers there are. */
  public int answers() {
    return places.size();
  }
}
