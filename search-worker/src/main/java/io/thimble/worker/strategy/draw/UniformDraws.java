package io.thimble.worker.strategy.draw;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws new candidates within the budget: every domain with the same chance, and within a domain
 * every point that is new and within the budget with the same chance.
 *
 * <p>Points are drawn and thrown away until one will do (rejection sampling; von Neumann, "Various
 * techniques used in connection with random digits", 1951). A small domain that was drawn from in
 * vain is listed to its end, so that its last points are found too.
 */
public final class UniformDraws {
  /** Points of a domain up to which it is listed when drawing fails. */
  private static final int LISTED_POINTS = 4_096;

  private static final int DRAWS = 4_096;
  private static final int DRAWS_BEFORE_LISTING = 256;
  private static final Origin ORIGIN =
      Origin.of("random", "Drawn from all that is new and within the budget.");

  private UniformDraws() {}

  /** A new candidate as a proposal, or nothing when every domain was tried in vain. */
  public static Optional<Proposal> propose(Screen screen, RandomGenerator random) {
    return next(screen, random).map(candidate -> new Proposal(candidate, ORIGIN));
  }

  /** A new candidate, or nothing when every domain was tried in vain. */
  public static Optional<Candidate> next(Screen screen, RandomGenerator random) {
    return nextOf(
        IntStream.range(0, screen.problem().domains().size()).boxed().toList(), screen, random);
  }

  /** A new candidate of one of these domains, or nothing when all were tried in vain. */
  static Optional<Candidate> nextOf(List<Integer> domains, Screen screen, RandomGenerator random) {
    for (var domain : Randoms.shuffled(domains, random)) {
      var candidate = next(domain, screen, random);
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  /** One point of a domain, every answer to a variable equally likely. */
  public static Point sample(Problem problem, int domain, RandomGenerator random) {
    return new Point(
        domain,
        problem.domains().get(domain).variables().stream()
            .map(variable -> random.nextInt(variable.answers()))
            .toList());
  }

  /** Every point of a domain, for domains that {@link #isListed}. */
  public static List<Point> allPoints(Problem problem, int domain) {
    var points = List.of(List.<Integer>of());
    for (var variable : problem.domains().get(domain).variables()) {
      var longer = new ArrayList<List<Integer>>();
      for (var point : points) {
        for (int answer = 0; answer < variable.answers(); answer++) {
          longer.add(Stream.concat(point.stream(), Stream.of(answer)).toList());
        }
      }
      points = longer;
    }
    return points.stream().map(answers -> new Point(domain, answers)).toList();
  }

  /** Whether the domain is small enough that a new candidate is found if there is one. */
  public static boolean isListed(Domain domain) {
    return domain.points() <= LISTED_POINTS;
  }

  private static Optional<Candidate> next(int domain, Screen screen, RandomGenerator random) {
    var problem = screen.problem();
    var listed = isListed(problem.domains().get(domain));
    for (int i = 0; i < (listed ? DRAWS_BEFORE_LISTING : DRAWS); i++) {
      var candidate = screen.test(sample(problem, domain, random));
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    var remaining = listed ? remaining(domain, screen) : List.<Candidate>of();
    return remaining.isEmpty() ? Optional.empty() : Optional.of(Randoms.pick(remaining, random));
  }

  private static List<Candidate> remaining(int domain, Screen screen) {
    return allPoints(screen.problem(), domain).stream()
        .flatMap(point -> screen.problem().candidate(point).stream())
        .filter(screen::isNew)
        .toList();
  }
}
