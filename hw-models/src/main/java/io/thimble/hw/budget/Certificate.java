package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalDouble;

/** Decides about a search, and says why. */
final class Certificate {
  /** Enough for every budget tried, see {@code docs/decisions/how-nothing-fits-is-proved.md}. */
  static final int MOST_NODES = 20_000;

  private final List<KnownSpace> spaces;
  private final List<Limitation> limits;
  private final BranchAndBound search;

  Certificate(List<KnownSpace> spaces, List<Limitation> limits, int mostNodes) {
    this.spaces = List.copyOf(spaces);
    this.limits = limits;
    this.search = BranchAndBound.in(spaces, mostNodes);
  }

  Feasibility decide() {
    var nearest = search.minimise(Limitation.worstRatio(limits), List.of(), 1);
    var best = nearest.best();
    if (best != null && Limitation.allow(limits, best.estimate())) {
      return admits();
    }
    if (!nearest.proven() || best == null) {
      return new Feasibility.Undecided(search.nodes());
    }
    var violations = nearest(best.estimate());
    return new Feasibility.Nothing(violations, relaxations());
  }

  /** Boxes looked into so far. */
  int nodes() {
    return search.nodes();
  }

  private Feasibility admits() {
    var shares = new EnumMap<Family, Share>(Family.class);
    double points = spaces.stream().mapToDouble(space -> space.whole().box().points()).sum();
    double share = 0;
    double low = 0;
    double high = 0;
    boolean exact = true;
    for (var space : spaces) {
      var own = ShareCount.of(space, limits);
      double weight = space.whole().box().points() / points;
      shares.put(space.family(), own);
      share += weight * own.share();
      low += weight * own.low();
      high += weight * own.high();
      exact &= own.exact();
    }
    return new Feasibility.Admits(new Share(share, low, Math.min(high, 1), exact), shares);
  }

  private List<Violation> nearest(Estimate first) {
    return Nearest.of(search, first, limits, List.of());
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
    return !least.proven() || least.best() != null && !limit.isBrokenBy(least.best().estimate());
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
            : OptionalDouble.of(relaxed.use().applyAsDouble(best.estimate())),
        found.proven());
  }
}
