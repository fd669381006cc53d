package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Functions over a grid, of which the first ones have to be measured.
 *
 * @param domains one domain
 * @param goals the functions' names
 * @param functions from places to values
 * @param isWithin which places are within the budget
 */
record GridProblem(
    List<Domain> domains,
    List<Goal> goals,
    List<Function<double[], Double>> functions,
    Predicate<double[]> isWithin)
    implements Problem {
  /** Ordered variables {@code a}, {@code b}, … of so many answers each. */
  static GridProblem of(
      List<Integer> answers, int unknown, List<Function<double[], Double>> functions) {
    var variables =
        IntStream.range(0, answers.size())
            .mapToObj(i -> variable(Character.toString('a' + i), answers.get(i)))
            .toList();
    var goals =
        IntStream.range(0, functions.size())
            .mapToObj(i -> new Goal("goal " + i, i >= unknown, Double.NaN))
            .toList();
    return new GridProblem(
        List.of(new Domain("grid", variables, -1)), goals, functions, places -> true);
  }

  GridProblem within(Predicate<double[]> budget) {
    return new GridProblem(domains, goals, functions, budget);
  }

  private static Variable variable(String name, int answers) {
    return new Variable(
        name,
        IntStream.range(0, answers).mapToObj(i -> (double) i / (answers - 1)).toList(),
        true,
        0);
  }

  @Override
  public Admission admit(Point point) {
    if (!isWithin.test(places(point))) {
      return new Admission.Refused("budget");
    }
    var known = new ArrayList<Double>();
    for (int i = 0; i < goals.size(); i++) {
      known.add(goals.get(i).known() ? functions.get(i).apply(places(point)) : Double.NaN);
    }
    return new Admission.Admitted(
        new Candidate(point, point.answers().toString(), known, List.of()));
  }

  @Override
  public List<Point> starts() {
    return List.of();
  }

  /** The true value of each goal. */
  List<Double> values(Candidate candidate) {
    return functions.stream().map(function -> function.apply(places(candidate.point()))).toList();
  }

  Outcome measure(Candidate candidate) {
    return new Measured(values(candidate));
  }

  private double[] places(Point point) {
    var variables = domains.getFirst().variables();
    return IntStream.range(0, variables.size())
        .mapToDouble(i -> variables.get(i).places().get(point.answers().get(i)))
        .toArray();
  }
}
