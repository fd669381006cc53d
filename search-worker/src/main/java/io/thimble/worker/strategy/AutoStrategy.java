package io.thimble.worker.strategy;

import io.thimble.worker.strategy.bayesian.BayesianStrategy;
import io.thimble.worker.strategy.genetic.GeneticStrategy;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;

/**
 * The strategy that suits a search: {@code bayesian}, which was ahead of all others on every table
 * that was measured, at 25 trials as well as at 500 (docs/measured.md), as long as its model of all
 * trials costs less than training one of them; {@code genetic} beyond.
 */
final class AutoStrategy implements Strategy {
  /** A proposal of the model stays below a second up to here. */
  private static final int MOST_MODELLED_TRIALS = 2_000;

  private final Strategy modelled = BayesianStrategy.expectedImprovement();
  private final Strategy evolved = GeneticStrategy.nsga2();

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Suggestion propose(Search search, History history, int number) {
    var strategy = search.trials() <= MOST_MODELLED_TRIALS ? modelled : evolved;
    return strategy.propose(search, history, number);
  }
}
