package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Points that differ from another one in few answers, all of which have an effect. */
final class Neighbours {
  /** Answers of an ordered variable up to this many places away are neighbours. */
  private static final int STEPS = 2;

  private static final double ONE_MORE_CHANGE = 0.4;

  private Neighbours() {}

  /**
   * Every point that differs in one answer; of variables with an order and many answers those of a
   * few steps.
   */
  static List<Point> all(Problem problem, Point point) {
    var domain = problem.domain(point);
    return IntStream.range(0, domain.variables().size())
        .filter(variable -> domain.isActive(point, variable))
        .boxed()
        .flatMap(
            variable ->
                IntStream.range(0, domain.variables().get(variable).answers())
                    .filter(answer -> isNeighbour(problem, point, variable, answer))
                    .mapToObj(answer -> point.with(variable, answer)))
        .toList();
  }

  /** A point with one answer changed, or a few. */
  static Point random(Problem problem, Point point, RandomGenerator random) {
    var changed = point;
    do {
      var domain = problem.domain(changed);
      var from = changed;
      var active =
          IntStream.range(0, domain.variables().size())
              .filter(variable -> domain.isActive(from, variable))
              .boxed()
              .toList();
      int variable = Randoms.pick(active, random);
      var answers = domain.variables().get(variable).answers();
      changed = changed.with(variable, random.nextInt(answers));
    } while (random.nextDouble() < ONE_MORE_CHANGE);
    return changed;
  }

  private static boolean isNeighbour(Problem problem, Point point, int variable, int answer) {
    var asked = problem.domain(point).variables().get(variable);
    int steps = Math.abs(answer - point.answers().get(variable));
    return steps > 0 && (steps <= STEPS || !asked.ordered() || asked.answers() <= 2 * STEPS + 4);
  }
}
