package io.thimble.worker.strategy;

import io.thimble.db.search.Importance;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.strategy.bayesian.Importances;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stored search as its strategy sees it.
 *
 * @param spec what was posted
 * @param problem the networks that it may propose
 * @param search what the strategy is asked for
 */
public record PlannedSearch(SearchSpec spec, ArchitectureProblem problem, Search search) {
  /**
   * The search of a spec.
   *
   * @param earlier the trials of the searches that it starts from, all of them ended: what they
   *     scored is learnt from, and the members of their fronts that fit are tried first
   */
  public static PlannedSearch of(SearchSpec spec, List<StoredTrial> earlier) {
    var problem =
        ArchitectureProblem.of(
            spec,
            earlier.stream().filter(StoredTrial::onFront).map(StoredTrial::decisions).toList());
    var search =
        new Search(
            problem, spec.seed(), spec.trials(), spec.parallelism(), results(problem, earlier));
    return new PlannedSearch(spec, problem, search);
  }

  /** Whether everything is known on which the next proposal depends. */
  public static boolean isDecided(SearchSpec spec, List<StoredTrial> trials) {
    return trials.stream()
        .limit(Math.max(0, trials.size() - spec.parallelism()))
        .allMatch(trial -> trial.state().isFinal());
  }

  /**
   * What the strategy says to a trial number.
   *
   * @param trials by number, at least those below the number in question
   * @param rungs what they had learnt at rungs
   */
  public Suggestion propose(List<StoredTrial> trials, List<RungResult> rungs, int number) {
    return Strategies.named(spec.strategy())
        .propose(search, StoredHistory.of(problem, trials, rungs), number);
  }

  /** A suggestion as it is stored. */
  public Proposal proposal(Suggestion.Accepted accepted) {
    var network = problem.network(accepted.candidate().point()).orElseThrow();
    return new Proposal(
        network.decisions(),
        network.architecture().id(),
        network.estimate(),
        accepted.origin(),
        null);
  }

  /**
   * What each decision matters for the error; nothing while too little is known.
   *
   * @param trials all of them final
   */
  public Optional<Importance> importance(List<StoredTrial> trials, List<RungResult> rungs) {
    var own = trials.stream().filter(trial -> trial.replicaOf() == null).toList();
    var ended = new Search(problem, search.seed(), search.trials(), 0, search.warm());
    return Importances.of(
        ended, StoredHistory.of(problem, own, rungs).resultsFor(ended, own.size()));
  }

  private static List<Result> results(ArchitectureProblem problem, List<StoredTrial> earlier) {
    var results = new ArrayList<Result>();
    for (var trial : earlier) {
      if (trial.state() == TrialState.SCORED && trial.replicaOf() == null) {
        var score = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
        problem
            .pointIfKnown(trial.decisions())
            .map(point -> problem.candidate(point, trial.architecture(), trial.estimate()))
            .map(
                candidate ->
                    new Result(
                        -1 - results.size(),
                        candidate,
                        problem.objectives(trial.estimate(), score.int8()),
                        0))
            .ifPresent(results::add);
      }
    }
    return results;
  }
}
