package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Local search: points that differ from another by one step of one decision (the neighbourhood of
 * Knowles and Corne, "The Pareto archived evolution strategy", CEC 1999, on answers instead of
 * bits).
 */
final class Neighbours {
  private Neighbours() {}

  /**
   * One decision changed: to the next answer on either side where answers have an order, else to
   * any other.
   */
  static Point step(Domain domain, Point point, RandomGenerator random) {
    int[] movable =
        IntStream.range(0, domain.variables().size())
            .filter(i -> domain.isActive(point, i) && domain.variables().get(i).answers() > 1)
            .toArray();
    if (movable.length == 0) {
      return point;
    }
    int variable = movable[random.nextInt(movable.length)];
    int answer = point.answers().get(variable);
    int answers = domain.variables().get(variable).answers();
    return point.with(
        variable,
        domain.variables().get(variable).ordered()
            ? nextTo(answer, answers, random)
            : otherThan(answer, answers, random));
  }

  private static int nextTo(int answer, int answers, RandomGenerator random) {
    int next = answer + (random.nextBoolean() ? 1 : -1);
    return next < 0 || next == answers ? 2 * answer - next : next;
  }

  private static int otherThan(int answer, int answers, RandomGenerator random) {
    int other = random.nextInt(answers - 1);
    return other < answer ? other : other + 1;
  }
}
