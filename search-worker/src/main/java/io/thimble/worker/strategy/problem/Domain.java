package io.thimble.worker.strategy.problem;

import java.util.List;

/**
 * All points that answer the same questions: the space of a family, or a table.
 *
 * @param name for people, for example the family's
 * @param variables the questions, in a fixed order
 * @param depth which of them says how many layers there are; -1 when none does
 */
public record Domain(String name, List<Variable> variables, int depth) {
  public Domain {
    variables = List.copyOf(variables);
  }

  /** Whether the answer to this variable has any effect on what the point describes. */
  public boolean isActive(Point point, int variable) {
    return depth < 0 || point.answers().get(depth) >= variables.get(variable).fromDepth();
  }

  /** How many points there are, those that describe the same thing counted apart. */
  public double points() {
    return variables.stream().mapToDouble(Variable::answers).reduce(1, (a, b) -> a * b);
  }
}
