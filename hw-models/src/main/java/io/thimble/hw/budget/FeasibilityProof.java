package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Looks for the least costly network of each family, and then at points at random.
 *
 * <p>Every cost of these families rises or falls with each decision whatever the others are: wider,
 * deeper and finer in time or frequency never costs less. Descent from the space's first choices,
 * one decision at a time, therefore ends at the least of each limit, and at the same network for
 * all of them.
 */
final class FeasibilityProof {
  private static final int SAMPLES = 300;
  private static final long SAMPLE_SEED = 42;

  private final Proposable search;
  private final Function<Architecture, Estimate> cost;

  FeasibilityProof(Proposable search, Function<Architecture, Estimate> cost) {
    this.search = search;
    this.cost = cost;
  }

  Feasibility run() {
    // Fewest broken limits first: then raising just those lets something through.
    var closest =
        search.families().stream()
            .map(family -> violations(Spaces.of(family), least(family)).orElseThrow())
            .min(
                Comparator.<List<Violation>>comparingInt(List::size)
                    .thenComparingDouble(FeasibilityProof::worstRatio))
            .orElseThrow();
    return closest.isEmpty()
        ? new Feasibility.Admits(share())
        : new Feasibility.Nothing(
            closest.stream()
                .sorted(Comparator.comparingDouble(Violation::ratio).reversed())
                .toList());
  }

  private double share() {
    var random = new Random(SAMPLE_SEED);
    var families = search.families();
    var fitting = 0;
    for (int i = 0; i < SAMPLES; i++) {
      var space = Spaces.of(families.get(i % families.size()));
      var fits = violations(space, Spaces.sample(space, random)).filter(List::isEmpty).isPresent();
      fitting += fits ? 1 : 0;
    }
    return (double) fitting / SAMPLES;
  }

  /** The network of the family with the least flash, SRAM and operations. */
  Decisions least(Family family) {
    var space = Spaces.of(family);
    var values = new TreeMap<String, Integer>();
    space
        .decisions()
        .forEach(decision -> values.put(decision.name(), decision.choices().getFirst()));
    var least = new Decisions(family, values);
    var leastEstimate = estimate(space, least).orElseThrow();
    var moved = true;
    while (moved) {
      moved = false;
      for (var candidate : neighbours(space, least)) {
        var estimate = estimate(space, candidate);
        if (estimate.isPresent() && isCheaper(estimate.get(), leastEstimate)) {
          least = candidate;
          leastEstimate = estimate.get();
          moved = true;
        }
      }
    }
    return least;
  }

  /** Each decision at its other end; the ends suffice where costs rise or fall all the way. */
  private static List<Decisions> neighbours(Space space, Decisions decisions) {
    var neighbours = new ArrayList<Decisions>();
    for (var decision : space.decisions()) {
      for (var choice : List.of(decision.choices().getFirst(), decision.choices().getLast())) {
        if (decisions.get(decision.name()) != choice) {
          var values = new TreeMap<>(decisions.values());
          values.put(decision.name(), choice);
          neighbours.add(new Decisions(decisions.family(), values));
        }
      }
    }
    return neighbours;
  }

  private static boolean isCheaper(Estimate a, Estimate b) {
    var costsOfA = costs(a);
    var costsOfB = costs(b);
    var less = false;
    for (int i = 0; i < costsOfA.length; i++) {
      if (costsOfA[i] > costsOfB[i]) {
        return false;
      }
      less |= costsOfA[i] < costsOfB[i];
    }
    return less;
  }

  private static long[] costs(Estimate estimate) {
    return new long[] {
      estimate.flash().modelBytes(),
      estimate.flash().totalBytes(),
      estimate.sram().arenaBytes(),
      estimate.sram().totalBytes(),
      estimate.ops()
    };
  }

  private Optional<List<Violation>> violations(Space space, Decisions decisions) {
    return estimate(space, decisions).map(estimate -> BudgetCheck.violations(search, estimate));
  }

  /** Nothing where the shapes do not fit together, which the first choices of a space always do. */
  private Optional<Estimate> estimate(Space space, Decisions decisions) {
    Architecture architecture;
    try {
      architecture = space.decode(decisions, search.labels().size());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return Optional.of(cost.apply(architecture));
  }

  private static double worstRatio(List<Violation> violations) {
    return violations.stream().mapToDouble(Violation::ratio).max().orElse(0);
  }
}
