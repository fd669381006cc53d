package io.thimble.worker.strategy.genetic;

import io.jenetics.util.RandomRegistry;
import io.thimble.worker.strategy.draw.EdgeDraws;
import io.thimble.worker.strategy.draw.FirstTrials;
import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A genetic algorithm, one child at a time: selection and variation by jenetics, over a population
 * that is chosen anew from stored history for every proposal (steady state, as in Durillo, Nebro,
 * Luna and Alba, "On the effect of the steady-state selection scheme in multi-objective genetic
 * algorithms", EMO 2009). As a child costs nothing and a trial costs minutes, many children are
 * made for each trial, and the one that promises most is tried; {@link Prescreening} knows their
 * costs and has to guess their error alone.
 */
public final class GeneticStrategy implements Strategy {
  private static final int POPULATION = 20;
  private static final int MOST_FIRST_TRIALS = 12;
  private static final int CHILDREN = 64;

  private final String name;
  private final Selection selection;

  private GeneticStrategy(String name, Selection selection) {
    this.name = name;
    this.selection = selection;
  }

  /** The survivors are those of NSGA-II. */
  public static GeneticStrategy nsga2() {
    return new GeneticStrategy("genetic", Selection.nsga2());
  }

  /** The survivors are those of NSGA-III, which is made for four objectives and more. */
  public static GeneticStrategy nsga3() {
    return new GeneticStrategy("genetic-nsga3", Selection.nsga3());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Suggestion propose(Search search, History history, int number) {
    var results = history.resultsFor(search, number);
    var pending = history.pendingFor(search, number);
    var earlier = history.proposedBefore(number);
    var screen = new Screen(search, history, number);
    var random = Randoms.of(search.seed(), number);
    return screen.conclude(
        RandomRegistry.with(random)
            .call(
                () ->
                    FirstTrials.start(search, screen, number)
                        .or(
                            () ->
                                isFirst(search, number) || results.size() < 2
                                    ? FirstTrials.spread(screen, earlier, random)
                                    : child(screen, results, pending, random))
                        .or(() -> UniformDraws.propose(screen, random))
                        .or(() -> EdgeDraws.propose(screen, earlier, random))));
  }

  /** Results of earlier searches are as good as first trials. */
  private static boolean isFirst(Search search, int number) {
    return number + search.warm().size() < Math.min(MOST_FIRST_TRIALS, search.trials() / 2);
  }

  private Optional<Proposal> child(
      Screen screen, List<Result> results, List<Candidate> pending, RandomGenerator random) {
    var problem = screen.problem();
    var scale = new Scale(problem.goals(), results);
    var objectives = results.stream().map(result -> scale.of(result.objectives())).toList();
    var population = new Population(problem, results, objectives, selection, POPULATION);
    var fitness = new FitnessApproximation(problem, results, objectives);
    return new Prescreening(scale, fitness, population.ownFront(), pending)
        .choose(new Nursery(screen, population, random).children(CHILDREN), random)
        .map(chosen -> chosen.proposal(problem.goals(), scale));
  }
}
