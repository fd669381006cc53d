package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Finds the new candidate within the budget that is worth most: all candidates of a small problem
 * are looked at; of others random ones and ones near the front, and from the best of those it goes
 * uphill by single answers (as in SMAC: Hutter, Hoos and Leyton-Brown, "Sequential Model-Based
 * Optimization for General Algorithm Configuration", LION 2011, section 4.3).
 */
final class AcquisitionSearch {
  private static final int LISTED = 1_500;
  private static final int RANDOM_DRAWS = 300;
  private static final int NEAR_DRAWS = 700;
  private static final int CLIMBS = 3;
  private static final int MOST_LOOKED_AT = 2_500;

  private final Screen screen;
  private final Problem problem;
  private final Acquisition acquisition;
  private final RandomGenerator random;

  /** What was looked at so far, by id. */
  private final Map<String, Scored> scored = new LinkedHashMap<>();

  /**
   * A candidate and its worth.
   *
   * @param candidate what might be tried
   * @param worth what the acquisition says of it
   */
  record Scored(Candidate candidate, double worth) {}

  AcquisitionSearch(Screen screen, Acquisition acquisition, RandomGenerator random) {
    this.screen = screen;
    this.problem = screen.problem();
    this.acquisition = acquisition;
    this.random = random;
  }

  /**
   * The best candidate found; nothing when none is new, within the budget, and worth anything.
   *
   * @param near around which candidates to look
   */
  Optional<Scored> best(List<Candidate> near) {
    if (problem.domains().stream().mapToDouble(domain -> domain.points()).sum() <= LISTED) {
      IntStream.range(0, problem.domains().size())
          .forEach(domain -> UniformDraws.allPoints(problem, domain).forEach(this::look));
    } else {
      for (int i = 0; i < RANDOM_DRAWS; i++) {
        look(UniformDraws.sample(problem, random.nextInt(problem.domains().size()), random));
      }
      for (int i = 0; i < NEAR_DRAWS && !near.isEmpty(); i++) {
        look(Neighbours.random(problem, Randoms.pick(near, random).point(), random));
      }
      best(CLIMBS).forEach(this::climb);
    }
    return best(1).stream().filter(best -> best.worth > 0).findFirst();
  }

  /** The best so far; of equal ones those that were met first. */
  private List<Scored> best(int count) {
    return scored.values().stream()
        .sorted(Comparator.comparingDouble(Scored::worth).reversed())
        .limit(count)
        .toList();
  }

  private void climb(Scored start) {
    Optional<Scored> next = Optional.of(start);
    while (next.isPresent() && scored.size() < MOST_LOOKED_AT) {
      var at = next.get();
      next =
          Neighbours.all(problem, at.candidate.point()).stream()
              .flatMap(point -> look(point).stream())
              .max(Comparator.comparingDouble(Scored::worth))
              .filter(best -> best.worth > at.worth);
    }
  }

  private Optional<Scored> look(Point point) {
    return screen
        .test(point)
        .map(
            candidate ->
                scored.computeIfAbsent(
                    candidate.id(), _ -> new Scored(candidate, acquisition.of(candidate))));
  }
}
