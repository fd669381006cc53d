package io.thimble.worker.strategy.draw;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws where a tight budget leaves so little of a large domain that uniform draws find nothing: at
 * the domain's corners, where costs have their least values, and one answer away from what is
 * already known to fit.
 */
public final class EdgeDraws {
  private static final int DRAWS = 4_096;
  private static final Origin ORIGIN =
      Origin.of(
          "edge",
          "So little fits that it was looked for at the corners of the space, and beside what"
              + " fits.");

  private EdgeDraws() {}

  /** A new candidate as a proposal, or nothing when all draws were in vain. */
  public static Optional<Proposal> propose(
      Screen screen, List<Candidate> earlier, RandomGenerator random) {
    var problem = screen.problem();
    var large =
        IntStream.range(0, problem.domains().size())
            .filter(domain -> !UniformDraws.isListed(problem.domains().get(domain)))
            .boxed()
            .toList();
    for (int i = 0; i < DRAWS && !large.isEmpty(); i++) {
      int domain = Randoms.pick(large, random);
      var fitting =
          earlier.stream().map(Candidate::point).filter(point -> point.domain() == domain).toList();
      var candidate =
          screen.test(
              fitting.isEmpty() || random.nextInt(4) == 0
                  ? corner(problem, domain, random)
                  : neighbour(problem, Randoms.pick(fitting, random), random));
      if (candidate.isPresent()) {
        return candidate.map(found -> new Proposal(found, ORIGIN));
      }
    }
    return Optional.empty();
  }

  private static Point corner(Problem problem, int domain, RandomGenerator random) {
    return new Point(
        domain,
        problem.domains().get(domain).variables().stream()
            .map(variable -> random.nextBoolean() ? 0 : variable.answers() - 1)
            .toList());
  }

  private static Point neighbour(Problem problem, Point point, RandomGenerator random) {
    var variables = problem.domain(point).variables();
    var variable = random.nextInt(variables.size());
    return point.with(variable, random.nextInt(variables.get(variable).answers()));
  }
}
