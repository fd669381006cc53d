package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Outcome.Failed;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Outcome.Pending;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Searches without training: costs by rule of thumb, results from a function. */
public final class Toys {
  private Toys() {}

  private static SearchSpec spec(List<Space> spaces) {
    return new SearchSpec(
        "toy",
        "none",
        List.of("yes", "no"),
        null,
        Budget.UNLIMITED,
        spaces.stream().map(Space::family).toList(),
        "any",
        List.of(Objective.ERROR, Objective.FLASH, Objective.OPS),
        1,
        Duration.ofHours(1),
        1,
        TrainingSpec.of(1),
        1,
        List.of());
  }

  /** A search over these spaces; what has more parameters is over the budget. */
  public static Search search(
      List<Space> spaces, int trials, int parallelism, long seed, long mostParameters) {
    return search(problem(spaces, mostParameters, List.of()), trials, parallelism, seed);
  }

  /** A search without earlier ones. */
  public static Search search(Problem problem, int trials, int parallelism, long seed) {
    return new Search(problem, seed, trials, parallelism, List.of());
  }

  /** The networks of these spaces; what has more parameters is over the budget. */
  public static ArchitectureProblem problem(
      List<Space> spaces, long mostParameters, List<Decisions> starts) {
    return new ArchitectureProblem(
        spec(spaces),
        spaces,
        starts,
        Toys::estimate,
        estimate ->
            estimate.parameters() <= mostParameters ? Optional.empty() : Optional.of("parameters"));
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
  public static History run(
      Strategy strategy, Search search, Function<Candidate, Outcome> measurement) {
    var trials = new ArrayList<Evaluated>();
    for (int number = 0; number < search.trials(); number++) {
      var suggestion = strategy.propose(search, visible(trials, search, number), number);
      if (!(suggestion instanceof Accepted accepted)) {
        break;
      }
      trials.add(
          new Evaluated(number, accepted.candidate(), measurement.apply(accepted.candidate())));
    }
    return new History(trials);
  }

  /** The history as it stands while the latest results are still missing. */
  static History visible(List<Evaluated> trials, Search search, int number) {
    return new History(
        trials.stream()
            .map(
                trial ->
                    trial.number() < search.firstUnseen(number)
                        ? trial
                        : with(trial, new Pending()))
            .toList());
  }

  static Evaluated with(Evaluated trial, Outcome outcome) {
    return new Evaluated(trial.number(), trial.candidate(), outcome);
  }

  /** An error that falls with size, beside what is known; about every tenth trial fails. */
  public static Outcome measure(Candidate candidate) {
    var noise = Math.floorMod(candidate.id().hashCode(), 100);
    if (noise < 10) {
      return new Failed();
    }
    return measured(candidate, 10 / log2Parameters(candidate) + noise / 1_000.0);
  }

  /** This error, beside what is known. */
  public static Outcome measured(Candidate candidate, double error) {
    return new Measured(
        candidate.known().stream().map(known -> Double.isNaN(known) ? error : known).toList());
  }

  /** The last of the features. */
  static double log2Parameters(Candidate candidate) {
    return candidate.features().getLast();
  }
}
