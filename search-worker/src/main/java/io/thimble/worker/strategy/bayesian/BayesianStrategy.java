package io.thimble.worker.strategy.bayesian;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.bayesian.AcquisitionSearch.Scored;
import io.thimble.worker.strategy.draw.EdgeDraws;
import io.thimble.worker.strategy.draw.FirstTrials;
import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Learns what can only be measured from the results, and tries what is then worth most. A few
 * trials that lie far apart come first.
 *
 * <p>Kernels that were fitted are kept, by everything that they follow from; a proposal does not
 * depend on them.
 */
public final class BayesianStrategy implements Strategy {
  private static final int FIRST_TRIALS = 8;
  private static final int LEAST_RESULTS = 3;

  private final String name;
  private final Acquisition.Rule rule;
  private final KernelFits fits = new KernelFits();

  private BayesianStrategy(String name, Acquisition.Rule rule) {
    this.name = name;
    this.rule = rule;
  }

  /** By expected hypervolume improvement. */
  public static BayesianStrategy expectedImprovement() {
    return new BayesianStrategy(
        "bayesian", (situation, _) -> new HypervolumeImprovement(situation));
  }

  /** By expected improvement of randomly weighted goals. */
  public static BayesianStrategy weightedImprovement() {
    return new BayesianStrategy("bayesian-parego", WeightedImprovement::new);
  }

  /** By the hypervolume improvement of one draw from what is believed. */
  public static BayesianStrategy drawnImprovement() {
    return new BayesianStrategy("bayesian-thompson", DrawnImprovement::new);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Suggestion propose(Search search, History history, int number) {
    var results = history.resultsFor(search, number);
    var screen = new Screen(search, history, number);
    var random = Randoms.of(search.seed(), number);
    var earlier = history.proposedBefore(number);
    return screen.conclude(
        FirstTrials.start(search, screen, number)
            .or(
                () ->
                    isFirst(search, results, number)
                        ? FirstTrials.spread(screen, earlier, random)
                        : learnt(
                            search, results, history.pendingFor(search, number), screen, random))
            .or(() -> UniformDraws.propose(screen, random))
            .or(() -> EdgeDraws.propose(screen, earlier, random)));
  }

  private static boolean isFirst(Search search, List<Result> results, int number) {
    return search.problem().goals().stream().allMatch(Goal::known)
        || results.size() < LEAST_RESULTS
        || search.warm().size() + number < Math.min(FIRST_TRIALS, search.trials() / 2);
  }

  private Optional<Proposal> learnt(
      Search search,
      List<Result> results,
      List<Candidate> pending,
      Screen screen,
      RandomGenerator random) {
    var situation = new Situation(search, results, pending, fits);
    var acquisition = rule.in(situation, random);
    return new AcquisitionSearch(screen, acquisition, random)
        .best(situation.frontCandidates())
        .map(best -> new Proposal(best.candidate(), origin(situation, acquisition, best)));
  }

  private static Origin origin(Situation situation, Acquisition acquisition, Scored best) {
    var expected = situation.expected(best.candidate());
    var goal = situation.goals().get(situation.unknown()[0]);
    var sentence =
        String.format(
            Locale.ROOT,
            "%s Its %s is foreseen as %.4g, give or take %.2g.",
            acquisition.sentence(best.worth()),
            goal.name(),
            expected.mean(),
            expected.deviation());
    return new Origin("acquisition", sentence, List.of(), expected.mean(), expected.deviation());
  }
}
