package io.thimble.worker.strategy;

import java.util.List;

/** How a trial ended, as far as it has. */
public sealed interface Outcome {
  /**
   * It was scored.
   *
   * @param objectives in the order of the spec's objectives, all to be minimised
   */
  record Measured(List<Double> objectives) implements Outcome {
    public Measured {
      objectives = List.copyOf(objectives);
    }
  }

  /** It ended without a score: it failed, or was stopped at a rung. */
  record Failed() implements Outcome {}

  /** It has not ended. */
  record Pending() implements Outcome {}
}
