package io.thimble.worker.strategy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a search may propose.
 *
 * @param spec what was asked for; seed, trials, parallelism and labels are read from it
 * @param spaces one for each family of the spec, in its order
 * @param starts known good points that are worth an early trial, for example published networks
 * @param costs the closed-form estimate
 * @param withinBudget whether an estimate is within the budget and the device's limits
 */
public record SearchScope(
    SearchSpec spec,
    List<Space> spaces,
    List<Decisions> starts,
    Function<Architecture, Estimate> costs,
    Predicate<Estimate> withinBudget) {
  /**
   * Checks that there is something to search.
   *
   * @throws IllegalArgumentException when there is no space
   */
  public SearchScope {
    spaces = List.copyOf(spaces);
    starts = List.copyOf(starts);
    if (spaces.isEmpty()) {
      throw new IllegalArgumentException(
          "The families (%s) have no space to search. Maybe name at least one family."
              .formatted(spec.families()));
    }
  }

  /**
   * The scope of a real search: the families' spaces, published networks to start with, estimates,
   * and the budget with the device's limits.
   */
  public static SearchScope of(SearchSpec spec) {
    return new SearchScope(
        spec,
        spec.families().stream().map(Spaces::of).toList(),
        Presets.all().stream().map(Preset::decisions).toList(),
        architecture -> Estimates.of(architecture, spec.format()),
        estimate -> BudgetCheck.violations(spec, estimate).isEmpty());
  }

  /** The space of this family, if the search has it. */
  Optional<Space> space(Family family) {
    return spaces.stream().filter(space -> space.family() == family).findFirst();
  }

  /** The architecture of a point, or nothing where its shapes do not fit together. */
  Optional<Architecture> decode(Decisions decisions) {
    var space = space(decisions.family());
    if (space.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(space.get().decode(decisions, spec.labels().size()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The point with its costs, or nothing where it is not within the budget. */
  Optional<Candidate> candidate(Decisions decisions) {
    return decode(decisions)
        .map(architecture -> new Candidate(decisions, architecture, costs.apply(architecture)))
        .filter(candidate -> withinBudget.test(candidate.estimate()));
  }
}
