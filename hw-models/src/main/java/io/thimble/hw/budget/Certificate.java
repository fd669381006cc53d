package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Space;
import io.thimble.hw.tflite.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;

/** Decides about a search, and says why. */
final class Certificate {
  /** Enough for every budget tried, see {@code docs/decisions/how-nothing-fits-is-proved.md}. */
  static final int MOST_NODES = 20_000;

  private final List<Box> spaces;
  private final List<Space> families;
  private final NumberFormat format;
  private final List<Limitation> limits;
  private final BranchAndBound search;

  Certificate(
      List<Space> spaces,
      int classes,
      NumberFormat format,
      List<Limitation> limits,
      int mostNodes) {
    this.format = format;
    this.families = List.copyOf(spaces);
    this.spaces = spaces.stream().map(space -> Box.of(space, classes)).toList();
    this.limits = limits;
    this.search =
        new BranchAndBound(
            this.spaces.stream().map(space -> Node.root(space, format)).toList(), mostNodes);
  }

  Feasibility decide() {
    var nearest = search.minimise(Limitation.worstRatio(limits), List.of(), 1);
    var best = nearest.best();
    if (best != null && limits.stream().noneMatch(limit -> limit.isBrokenBy(best))) {
      return admits();
    }
    if (!nearest.proven() || best == null) {
      return new Feasibility.Undecided(search.nodes());
    }
    var violations = nearest(best);
    return new Feasibility.Nothing(violations, relaxations());
  }

  /** Boxes looked into so far. */
  int nodes() {
    return search.nodes();
  }

  private Feasibility admits() {
    var shares = new EnumMap<Family, Share>(Family.class);
    double points = spaces.stream().mapToDouble(Box::points).sum();
    double share = 0;
    double low = 0;
    double high = 0;
    boolean exact = true;
    for (int i = 0; i < spaces.size(); i++) {
      var own = ShareCount.of(spaces.get(i), format, limits);
      double weight = spaces.get(i).points() / points;
      shares.put(families.get(i).family(), own);
      share += weight * own.share();
      low += weight * own.low();
      high += weight * own.high();
      exact &= own.exact();
    }
    return new Feasibility.Admits(new Share(share, low, Math.min(high, 1), exact), shares);
  }

  /**
   * The network with the smallest worst ratio, and among all of those the one with the smallest
   * second worst, and so on, until the rest of the limits holds.
   */
  private List<Violation> nearest(Estimate first) {
    var fixed = new ArrayList<Limitation>();
    var rest = new ArrayList<>(limits);
    var best = first;
    while (true) {
      var network = best;
      var worst =
          rest.stream()
              .max(Comparator.comparingDouble(limit -> limit.ratio(network)))
              .orElseThrow();
      if (!worst.isBrokenBy(network)) {
        break;
      }
      rest.remove(worst);
      fixed.add(worst.raisedTo(worst.use().applyAsDouble(network)));
      if (rest.isEmpty()) {
        break;
      }
      var next = search.minimise(Limitation.worstRatio(rest), fixed, 1).best();
      if (next == null) {
        break;
      }
      best = next;
    }
    var network = best;
    return limits.stream()
        .filter(limit -> limit.isBrokenBy(network))
        .map(limit -> limit.violation(network))
        .sorted(Comparator.comparingDouble(Violation::ratio).reversed())
        .toList();
  }

  /**
   * A limit that nothing meets, all others aside, leaves the others no choice: raising one of them
   * is of no use. That is asked first, as the answers take few nodes.
   */
  private List<Relaxation> relaxations() {
    var hopeless =
        limits.stream()
            .filter(
                limit -> !isMet(search.minimise(limit.use(), List.of(), limit.allowed()), limit))
            .toList();
    return limits.stream()
        .map(
            limit ->
                hopeless.stream().allMatch(other -> other == limit)
                    ? relaxation(limit)
                    : new Relaxation(limit.limit(), limit.allowed(), OptionalDouble.empty(), true))
        .toList();
  }

  /** Whether a network meets the limit, or might, for all that is known. */
  private static boolean isMet(BranchAndBound.Result least, Limitation limit) {
    return !least.proven() || least.best() != null && !limit.isBrokenBy(least.best());
  }

  private Relaxation relaxation(Limitation relaxed) {
    var others = limits.stream().filter(limit -> limit != relaxed).toList();
    var found = search.minimise(relaxed.use(), others, Double.NEGATIVE_INFINITY);
    var best = found.best();
    return new Relaxation(
        relaxed.limit(),
        relaxed.allowed(),
        best == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(relaxed.use().applyAsDouble(best)),
        found.proven());
  }
}
