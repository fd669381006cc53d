package io.thimble.worker.strategy;

import io.thimble.worker.strategy.bayesian.BayesianStrategy;
import io.thimble.worker.strategy.draw.RandomStrategy;
import io.thimble.worker.strategy.genetic.AgingEvolution;
import io.thimble.worker.strategy.genetic.GeneticStrategy;
import io.thimble.worker.strategy.problem.Strategy;
import java.util.List;
import java.util.stream.Collectors;

/** The strategies that a spec can name. */
public final class Strategies {
  private static final List<Strategy> ALL =
      List.of(
          new AutoStrategy(),
          GeneticStrategy.nsga2(),
          GeneticStrategy.nsga3(),
          BayesianStrategy.expectedImprovement(),
          BayesianStrategy.weightedImprovement(),
          BayesianStrategy.drawnImprovement(),
          new AgingEvolution(),
          new RandomStrategy());

  private Strategies() {}

  /** All of them, the default one first. */
  public static List<Strategy> all() {
    return ALL;
  }

  /**
   * The strategy of this name.
   *
   * @throws IllegalArgumentException when there is none; the message lists the known ones
   */
  public static Strategy named(String name) {
    return ALL.stream()
        .filter(strategy -> strategy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The strategy (%s) is not known. Maybe use one of: %s."
                        .formatted(
                            name,
                            ALL.stream().map(Strategy::name).collect(Collectors.joining(", ")))));
  }
}
