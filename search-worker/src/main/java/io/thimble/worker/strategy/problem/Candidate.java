package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * A point within the budget.
 *
 * @param point the point
 * @param id of what it describes, for example an architecture: duplicates share it
 * @param known the value of each goal, not a number where it has to be measured
 * @param features what a surrogate may learn from besides the answers: cheap numbers on scales that
 *     compare, such as logarithms to base 2 of sizes; as many for every point of a problem
 */
public record Candidate(Point point, String id, List<Double> known, List<Double> features) {
  public Candidate {
    known = List.copyOf(known);
    features = List.copyOf(features);
  }
}
