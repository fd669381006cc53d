package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Variable;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * Candidates as rows of numbers, for a regression: where an ordered answer lies and the square of
 * that, a column of its own for each answer, the features and their squares, and the domain.
 * Variables that domains share have the same columns; one without an effect is 0 in all of its own.
 */
final class Inputs {
  /**
   * An answer's own column is for what its place does not explain, so it has to explain more to
   * count.
   */
  private static final double WEIGHT_OF_AN_ORDERED_ANSWER = 0.5;

  private final Problem problem;

  /** The first column of each variable of each domain. */
  private final int[][] columns;

  private final int firstDomain;
  private final int firstFeature;
  private final double[] weights;

  /**
   * For the candidates of a problem.
   *
   * @param features how many features each has
   */
  Inputs(Problem problem, int features) {
    this.problem = problem;
    var firsts = new LinkedHashMap<Variable, Integer>();
    int next = 0;
    for (var domain : problem.domains()) {
      for (var variable : domain.variables()) {
        if (firsts.putIfAbsent(variable, next) == null) {
          next += variable.answers() + (variable.ordered() ? 2 : 0);
        }
      }
    }
    columns =
        problem.domains().stream()
            .map(domain -> domain.variables().stream().mapToInt(firsts::get).toArray())
            .toArray(int[][]::new);
    firstDomain = next;
    firstFeature = firstDomain + problem.domains().size();
    weights = new double[firstFeature + 2 * features];
    Arrays.fill(weights, 1);
    firsts.forEach(
        (variable, first) -> {
          if (variable.ordered()) {
            int ofAnswers = first + 2;
            Arrays.fill(
                weights, ofAnswers, ofAnswers + variable.answers(), WEIGHT_OF_AN_ORDERED_ANSWER);
          }
        });
  }

  /** How much each column is trusted. */
  double[] weights() {
    return weights.clone();
  }

  /** The row of a candidate. */
  double[] of(Candidate candidate) {
    var row = new double[weights.length];
    var point = candidate.point();
    var domain = problem.domain(point);
    for (int i = 0; i < domain.variables().size(); i++) {
      if (domain.isActive(point, i)) {
        fill(row, columns[point.domain()][i], domain.variables().get(i), point.answers().get(i));
      }
    }
    row[firstDomain + point.domain()] = 1;
    for (int i = 0; i < candidate.features().size(); i++) {
      double feature = candidate.features().get(i);
      row[firstFeature + 2 * i] = feature;
      row[firstFeature + 2 * i + 1] = feature * feature;
    }
    return row;
  }

  private static void fill(double[] row, int first, Variable variable, int answer) {
    if (variable.ordered()) {
      double place = variable.places().get(answer);
      row[first] = place;
      row[first + 1] = place * place;
      row[first + 2 + answer] = 1;
    } else {
      row[first + answer] = 1;
    }
  }
}
