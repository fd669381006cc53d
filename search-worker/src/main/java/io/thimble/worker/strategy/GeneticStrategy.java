package io.thimble.worker.strategy;

import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * NSGA-II, one child at a time: selection and variation by jenetics, over a population that is
 * chosen anew from stored history for every proposal (steady state, as in Durillo, Nebro, Luna and
 * Alba, "On the effect of the steady-state selection scheme in multi-objective genetic algorithms",
 * EMO 2009).
 */
public final class GeneticStrategy implements Strategy {
  private static final int POPULATION = 20;
  private static final int MOST_FIRST_TRIALS = 16;
  private static final int CHILDREN = 256;

  @Override
  public String name() {
    return "genetic";
  }

  @Override
  public Suggestion propose(SearchScope scope, History history, int number) {
    var results = history.resultsFor(number, scope.spec().parallelism());
    var screen = new Screen(scope, history.architecturesBefore(number));
    var random = Randoms.of(scope.spec().seed(), number);
    var earlier = history.proposedBefore(number);
    return screen.conclude(
        RandomRegistry.with(random).call(() -> next(screen, results, earlier, random)));
  }

  private static Optional<Candidate> next(
      Screen screen, List<Evaluated> results, List<Evaluated> earlier, RandomGenerator random) {
    var start = FirstTrials.start(screen, earlier.size());
    if (start.isPresent()) {
      return start;
    }
    var population = new Population(screen.scope(), results, POPULATION);
    var isFirst = earlier.size() < Math.min(MOST_FIRST_TRIALS, screen.scope().spec().trials() / 2);
    var candidate =
        isFirst || population.size() < 2
            ? FirstTrials.spread(screen, earlier, random)
            : child(screen, population, random);
    return candidate.or(() -> EdgeDraws.next(screen, earlier, random));
  }

  private static Optional<Candidate> child(
      Screen screen, Population population, RandomGenerator random) {
    for (int i = 0; i < CHILDREN; i++) {
      var child = screen.test(Variation.child(population, screen.scope(), random));
      if (child.isPresent()) {
        return child;
      }
    }
    return UniformDraws.next(screen, random);
  }
}
