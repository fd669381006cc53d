package io.thimble.worker.strategy.bayesian;

/**
 * One column of what the surrogate sees of a candidate.
 *
 * @param name the variable's name, or the feature's number
 * @param kind how values are compared
 */
record Axis(String name, Kind kind) {
  /** How two values on an axis are compared. */
  enum Kind {
    /** An ordered decision, by the distance of its answers. */
    ORDERED,
    /** An unordered decision, by whether its answers are the same. */
    UNORDERED,
    /** A cheap feature of the candidate, by distance, in a part of the kernel of its own. */
    FEATURE
  }
}
