package io.thimble.worker.strategy.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer to every variable of a domain.
 *
 * @param domain its place in the problem's list
 * @param answers by their places among the variables' answers, in the order of the variables
 */
public record Point(int domain, List<Integer> answers) {
  public Point {
    answers = List.copyOf(answers);
  }

  /** The same point with another answer to one variable. */
  public Point with(int variable, int answer) {
    var changed = new ArrayList<>(answers);
    changed.set(variable, answer);
    return new Point(domain, changed);
  }
}
