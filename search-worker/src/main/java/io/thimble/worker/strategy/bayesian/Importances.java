package io.thimble.worker.strategy.bayesian;

import io.thimble.db.search.Importance;
import io.thimble.db.search.Importance.Share;
import io.thimble.hw.statistics.RankCorrelation;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What results say about which decisions matter for the first goal that has to be measured. A
 * function of the search and the results: the same ones give the same figures.
 */
public final class Importances {
  /** Results without which nothing can be said. */
  private static final int LEAST_RESULTS = 10;

  private Importances() {}

  /** The importance of each decision; nothing while there are too few results to learn from. */
  public static Optional<Importance> of(Search search, List<Result> results) {
    var goals = search.problem().goals();
    var unknown =
        IntStream.range(0, goals.size())
            .filter(goal -> !goals.get(goal).known())
            .limit(1)
            .toArray();
    if (unknown.length == 0 || results.size() < LEAST_RESULTS) {
      return Optional.empty();
    }
    var surrogate = Surrogates.of(search.problem(), results, unknown, new KernelFits()).getFirst();
    return Optional.of(
        new Importance(shares(search, surrogate), rankCorrelation(surrogate), results.size()));
  }

  private static List<Share> shares(Search search, Surrogate surrogate) {
    return IntStream.range(0, search.problem().domains().size())
        .boxed()
        .flatMap(domain -> new Sensitivity(search, domain, surrogate).shares().stream())
        .toList();
  }

  /** How well each result is foreseen from all others. */
  private static double rankCorrelation(Surrogate surrogate) {
    var measured = surrogate.observations().values();
    return RankCorrelation.coefficient(
        DoubleStream.of(measured).boxed().toList(),
        DoubleStream.of(surrogate.process().leaveOneOutMeans(measured)).boxed().toList());
  }
}
