package io.thimble.worker.replay;

import java.util.List;

/**
 * What one run of a strategy tried.
 *
 * @param seed of the run
 * @param rows of the table, in the order in which they were tried; fewer than the trials asked for
 *     when nothing new was left
 * @param seconds that the proposals took together
 */
public record Trajectory(long seed, List<Integer> rows, double seconds) {
  public Trajectory {
    rows = List.copyOf(rows);
  }
}
