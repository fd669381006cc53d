package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.Outcome.Failed;
import io.thimble.worker.strategy.Outcome.Measured;
import io.thimble.worker.strategy.Outcome.Pending;
import io.thimble.worker.strategy.Suggestion.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Searches without training: costs by rule of thumb, results from a function. */
final class Toys {
  private Toys() {}

  static SearchSpec spec(List<Space> spaces, int trials, int parallelism, long seed) {
    return new SearchSpec(
        "toy",
        "none",
        List.of("yes", "no"),
        null,
        Budget.UNLIMITED,
        spaces.stream().map(Space::family).toList(),
        "any",
        List.of(Objective.ERROR, Objective.FLASH),
        trials,
        Duration.ofHours(1),
        parallelism,
        TrainingSpec.of(1),
        seed);
  }

  static SearchScope scope(SearchSpec spec, List<Space> spaces, long mostParameters) {
    return new SearchScope(
        spec,
        spaces,
        List.of(),
        Toys::estimate,
        estimate -> estimate.parameters() <= mostParameters);
  }

  /** A byte a parameter, and an arena for the two largest activations. */
  static Estimate estimate(Architecture architecture) {
    var arena =
        architecture.shapes().stream()
            .map(FeatureMap::elements)
            .sorted((a, b) -> Integer.compare(b, a))
            .limit(2)
            .mapToInt(Integer::intValue)
            .sum();
    return new Estimate(
        architecture.macs(),
        MacsByKind.of(architecture),
        architecture.parameters(),
        new Estimate.Flash(architecture.parameters() + 1_000, 30_000, 0),
        new Estimate.Sram(arena, arena, arena, arena, 0, 0),
        List.of());
  }

  /**
   * Runs a search to its end, one trial after the other, showing the strategy as little as a slow
   * worker would: results it may not depend on are pending.
   */
  static History run(
      Strategy strategy, SearchScope scope, Function<Candidate, Outcome> measurement) {
    var trials = new ArrayList<Evaluated>();
    for (int number = 0; number < scope.spec().trials(); number++) {
      var suggestion = strategy.propose(scope, visible(trials, scope, number), number);
      if (!(suggestion instanceof Accepted(Candidate candidate, _))) {
        break;
      }
      trials.add(
          new Evaluated(
              number,
              candidate.decisions(),
              candidate.id(),
              candidate.estimate(),
              measurement.apply(candidate)));
    }
    return new History(trials);
  }

  /** The history as it stands while the latest results are still missing. */
  static History visible(List<Evaluated> trials, SearchScope scope, int number) {
    return new History(
        trials.stream()
            .map(
                trial ->
                    trial.number() < number - scope.spec().parallelism()
                        ? trial
                        : with(trial, new Pending()))
            .toList());
  }

  static Evaluated with(Evaluated trial, Outcome outcome) {
    return new Evaluated(
        trial.number(), trial.decisions(), trial.architecture(), trial.estimate(), outcome);
  }

  /** An error that falls with size, against size; about every tenth trial fails. */
  static Outcome measure(Candidate candidate) {
    var noise = Math.floorMod(candidate.id().hashCode(), 100);
    if (noise < 10) {
      return new Failed();
    }
    var parameters = (double) candidate.estimate().parameters();
    return new Measured(List.of(1 / Math.log(parameters) + noise / 1_000.0, parameters));
  }
}
