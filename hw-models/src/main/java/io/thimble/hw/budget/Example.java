package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;

/**
 * A network that fits, to show how far a budget reaches.
 *
 * @param decisions the point of its family's space
 * @param estimate its exact costs
 * @param exact whether it is proved that no other goes further; else it is the best that was found
 */
public record Example(Decisions decisions, Estimate estimate, boolean exact) {
  static Example of(Network network, boolean exact) {
    return new Example(network.point().decisions(), network.estimate(), exact);
  }
}
