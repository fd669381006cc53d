package io.thimble.hw.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Goes from a network that fits to ones that fit and have more operations, within a box: by
 * changing one decision as far as it will go, and where none can be changed by giving up a little
 * of one decision for more of another.
 */
final class Climb {
  /** Points of which the costs are looked at; about a tenth of a millisecond each at first. */
  private static final int MOST_COSTS = 400;

  /** Of the way from the least to the greatest point of a box. */
  private static final int STEPS = 16;

  /** Choices that two decisions are changed by where one makes room for the other. */
  private static final int EXCHANGED = 5;

  private static final int ALL = 1_000;

  private final CountedBox part;
  private final List<Limitation> limits;
  private final double enough;
  private Network best;
  private int costs;

  private record Candidate(Point point, long ops) {}

  private Climb(Network start, CountedBox part, List<Limitation> limits, double enough) {
    this.best = start;
    this.part = part;
    this.limits = limits;
    this.enough = enough;
  }

  /** A network of the box that fits, on the way from its least to its greatest; may find none. */
  static Optional<Network> start(CountedBox part, List<Limitation> limits) {
    var box = part.box();
    var least =
        fitting(part, box.leastWeights(), limits)
            .or(() -> fitting(part, box.smallestMaps(), limits));
    int from = 0;
    int to = STEPS + 1;
    var best = least;
    while (least.isPresent() && to - from > 1) {
      int middle = (from + to) / 2;
      var network = fitting(part, box.between((double) middle / STEPS), limits);
      if (network.isPresent()) {
        from = middle;
        best = network;
      } else {
        to = middle;
      }
    }
    return best;
  }

  /**
   * The last network on the way up.
   *
   * @param enough operations after which it does not pay to go on
   */
  static Network from(Network start, CountedBox part, List<Limitation> limits, double enough) {
    var climb = new Climb(start, part, limits, enough);
    boolean rising = true;
    while (rising && climb.best.estimate().ops() < enough && climb.costs < MOST_COSTS) {
      rising = climb.raise() || climb.exchange();
    }
    return climb.best;
  }

  /** Raises each decision by itself. */
  private boolean raise() {
    boolean raised = false;
    for (int i = 0; i < part.box().decisions() && best.estimate().ops() < enough; i++) {
      raised |= takeLast(larger(best.point(), i, ALL, best.estimate().ops()));
    }
    return raised;
  }

  /** Lowers one decision by a step and raises another; takes the first pair that gains. */
  private boolean exchange() {
    long ops = best.estimate().ops();
    for (int lowered = 0; lowered < part.box().decisions(); lowered++) {
      var lower = lower(best.point(), lowered, ops);
      for (int i = 0; lower != null && i < part.box().decisions(); i++) {
        if (costs >= MOST_COSTS) {
          return false;
        }
        if (i != lowered && takeFirst(larger(lower, i, EXCHANGED, ops))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The largest that fits, if those fit that are smaller. */
  private boolean takeLast(List<Candidate> candidates) {
    int from = -1;
    int to = candidates.size();
    while (to - from > 1 && costs < MOST_COSTS) {
      int middle = (from + to) / 2;
      if (take(candidates.get(middle))) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from >= 0;
  }

  private boolean takeFirst(List<Candidate> candidates) {
    return !candidates.isEmpty() && take(candidates.getFirst());
  }

  private boolean take(Candidate candidate) {
    costs++;
    var network = fitting(part, candidate.point(), limits);
    network.ifPresent(found -> best = found);
    return network.isPresent();
  }

  /** Other choices of the decision that have more operations, the fewest first. */
  private List<Candidate> larger(Point point, int decision, int farthest, long ops) {
    return candidates(point, decision, farthest, candidate -> candidate.ops() > ops);
  }

  private @Nullable Point lower(Point point, int decision, long ops) {
    var candidates = candidates(point, decision, 1, candidate -> candidate.ops() < ops);
    return candidates.isEmpty() ? null : candidates.getLast().point();
  }

  private List<Candidate> candidates(
      Point point, int decision, int farthest, Predicate<Candidate> wanted) {
    var candidates = new ArrayList<Candidate>();
    for (var other : part.box().others(point, decision, farthest)) {
      var network = other.network();
      if (network != null) {
        var candidate = new Candidate(other, 2 * network.macs());
        if (wanted.test(candidate)) {
          candidates.add(candidate);
        }
      }
    }
    candidates.sort(Comparator.comparingLong(Candidate::ops));
    return candidates;
  }

  private static Optional<Network> fitting(CountedBox part, Point point, List<Limitation> limits) {
    return Optional.ofNullable(part.known().network(point))
        .filter(network -> Limitation.allow(limits, network.estimate()));
  }
}
