package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a search has anything to propose. */
public sealed interface Feasibility {
  /**
   * Something fits.
   *
   * @param share estimated share of the families' points that fit, 0 to 1; 0 means that none of the
   *     points tried at random did
   */
  record Admits(double share) implements Feasibility {}

  /**
   * Nothing fits.
   *
   * @param violations what the network that comes closest breaks, the worst first; with these
   *     limits raised to its figures, it fits
   */
  record Nothing(List<Violation> violations) implements Feasibility {
    public Nothing {
      violations = List.copyOf(violations);
    }

    /** The limit that is broken worst. */
    public Limit limit() {
      return violations.getFirst().limit();
    }

    /** What that limit is now. */
    public double allowed() {
      return violations.getFirst().allowed();
    }

    /** The smallest value of that limit that would do. */
    public double smallest() {
      return violations.getFirst().actual();
    }

    /** What is wrong, and what would do, in two sentences. */
    public String sentence() {
      return "No network of these families fits: %s. Maybe raise %s."
          .formatted(
              violations.stream()
                  .map(
                      violation ->
                          "%s allows %s %s, and the smallest network needs %s"
                              .formatted(
                                  violation.limit().label(),
                                  number(violation.allowed()),
                                  violation.limit().unit(),
                                  number(violation.actual())))
                  .collect(Collectors.joining("; ")),
              violations.stream()
                  .map(violation -> remedy(violation))
                  .collect(Collectors.joining(" and ")));
    }

    private static String remedy(Violation violation) {
      return switch (violation.limit()) {
        case FLASH, SRAM, OPS, LATENCY, ENERGY ->
            "%s to %s".formatted(violation.limit().label(), number(violation.actual()));
        case DEVICE_FLASH -> "the flash by choosing a larger device";
        case DEVICE_SRAM -> "the SRAM by choosing a larger device";
      };
    }

    /** Rounded up, so that the figure shown would do. */
    private static String number(double value) {
      return value == Math.rint(value)
          ? "%d".formatted((long) value)
          : String.format(Locale.ROOT, "%.3f", Math.ceil(value * 1000) / 1000);
    }
  }

  /**
   * Proves that something fits, or that nothing does; a few hundred estimates, no training.
   *
   * @throws IllegalArgumentException when the spec limits time or energy and its device cannot tell
   */
  static Feasibility of(Proposable search) {
    return of(search, Estimates::of);
  }

  /** As {@link #of(Proposable)}, with the estimates of {@code cost}. */
  static Feasibility of(Proposable search, Function<Architecture, Estimate> cost) {
    return new FeasibilityProof(search, cost).run();
  }
}
