package io.thimble.worker.strategy.genetic;

import io.jenetics.util.RandomRegistry;
import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.draw.EdgeDraws;
import io.thimble.worker.strategy.draw.FirstTrials;
import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
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
  public Suggestion propose(Search search, History history, int number) {
    var population =
        new Population(search.problem(), history.resultsFor(search, number), POPULATION);
    var screen = new Screen(search, history, number);
    var random = Randoms.of(search.seed(), number);
    var earlier = history.proposedBefore(number);
    return screen.conclude(
        RandomRegistry.with(random)
            .call(
                () ->
                    FirstTrials.start(search, screen, number)
                        .or(
                            () ->
                                isFirst(search, number) || population.size() < 2
                                    ? FirstTrials.spread(screen, earlier, random)
                                    : child(screen, population, random))
                        .or(() -> EdgeDraws.propose(screen, earlier, random))));
  }

  private static boolean isFirst(Search search, int number) {
    return number < Math.min(MOST_FIRST_TRIALS, search.trials() / 2);
  }

  private static Optional<Proposal> child(
      Screen screen, Population population, RandomGenerator random) {
    for (int i = 0; i < CHILDREN; i++) {
      var child = Variation.child(population, screen.problem(), random);
      var candidate = screen.test(child.point());
      if (candidate.isPresent()) {
        return candidate.map(found -> new Proposal(found, origin(child)));
      }
    }
    return UniformDraws.propose(screen, random);
  }

  private static Origin origin(Variation.Child child) {
    return new Origin(
        "child", "Made from trials %s.".formatted(child.parents()), child.parents(), null, null);
  }
}
