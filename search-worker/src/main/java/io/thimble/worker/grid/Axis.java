package io.thimble.worker.grid;

import java.util.List;

/**
 * One question of a grid; its answer stands for one or several decisions of the space.
 *
 * @param name what the grid calls it
 * @param decisions names of the decisions that all take the answer
 * @param choices the answers, in rising order
 */
public record Axis(String name, List<String> decisions, List<Integer> choices) {
  public Axis {
    decisions = List.copyOf(decisions);
    choices = List.copyOf(choices);
  }

  /** One that stands for the decision of the same name. */
  Axis(String name, List<Integer> choices) {
    this(name, List.of(name), choices);
  }
}
