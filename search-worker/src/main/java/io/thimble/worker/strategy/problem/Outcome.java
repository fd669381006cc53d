package io.thimble.worker.strategy.problem;

import java.util.List;

/** How a trial ended, as far as it has. */
public sealed interface Outcome {
  /**
   * It was scored.
   *
   * @param objectives the value of each goal
   */
  record Measured(List<Double> objectives) implements Outcome {
    public Measured {
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * It was compared at a rung and did not go on.
   *
   * @param rung 0 for the first
   * @param objectives the value of each goal as it stood there
   */
  record Stopped(int rung, List<Double> objectives) implements Outcome {
    public Stopped {
      objectives = List.copyOf(objectives);
    }
  }

  /** It ended without a score. */
  record Failed() implements Outcome {}

  /** It has not ended. */
  record Pending() implements Outcome {}
}
