package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whether a search has anything to propose. */
public sealed interface Feasibility {
  /**
   * Something fits.
   *
   * @param overall the share of all points of the families' spaces that fit
   * @param byFamily the share of each family's points that fit
   */
  record Admits(Share overall, Map<Family, Share> byFamily) implements Feasibility {
    public Admits {
      byFamily = Collections.unmodifiableMap(new EnumMap<>(byFamily));
    }
  }

  /**
   * Nothing fits, which is proved.
   *
   * @param violations what the network that comes closest breaks, the worst first; with these
   *     limits raised to its figures, it fits
   * @param relaxations for each limit what raising it alone would do, in the order of {@link Limit}
   */
  record Nothing(List<Violation> violations, List<Relaxation> relaxations) implements Feasibility {
    public Nothing {
      violations = List.copyOf(violations);
      relaxations = List.copyOf(relaxations);
    }

    /** The limit that the network that comes closest breaks worst. */
    public Limit limit() {
      return violations.getFirst().limit();
    }

    /** What that limit is now. */
    public double allowed() {
      return violations.getFirst().allowed();
    }

    /** What that network needs of it. */
    public double smallest() {
      return violations.getFirst().actual();
    }

    /** What is wrong, and what would do, in two sentences. */
    public String sentence() {
      return NothingSentence.of(this);
    }
  }

  /**
   * Nothing was found that fits, and no proof that nothing does: the question was given up.
   *
   * @param nodes parts of the space that were looked into
   */
  record Undecided(int nodes) implements Feasibility {}

  /**
   * Finds something that fits, or proves that nothing does; no training.
   *
   * @throws IllegalArgumentException when the spec limits time or energy and its device cannot
   *     tell, or when a recurrent family should have int16 activations
   */
  static Feasibility of(Proposable search) {
    return new Explorer().feasibility(search);
  }
}
