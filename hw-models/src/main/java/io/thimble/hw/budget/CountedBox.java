package io.thimble.hw.budget;

import io.thimble.hw.cost.CostBounds;
import io.thimble.hw.cost.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A box in the tree of halves of a space, and what was found out about it. Safe for use by several
 * threads, which may find out the same twice.
 */
final class CountedBox {
  private final Box box;
  private final KnownSpace known;
  private volatile @Nullable Bounds bounds;
  private volatile double mostOps = Double.NaN;
  private volatile @Nullable List<CountedBox> halves;
  private final SplittableRandom random;
  private final List<Point> samples = new ArrayList<>();

  /**
   * What its networks cost.
   *
   * @param least none costs less of anything; null where there is no network
   * @param greatest none costs more of anything; null where that is not known, or where it is not
   *     known that all points have an architecture
   */
  record Bounds(@Nullable Estimate least, @Nullable Estimate greatest) {
    static final Bounds EMPTY = new Bounds(null, null);
  }

  CountedBox(Box box, KnownSpace known) {
    this.box = box;
    this.known = known;
    this.random = new SplittableRandom(box.seed());
  }

  Box box() {
    return box;
  }

  /** Whose part it is. */
  KnownSpace known() {
    return known;
  }

  /** Of a box that is bounded. */
  Bounds bounds() {
    var found = bounds;
    if (found == null) {
      found = box.isPoint() ? ofPoint() : ofCorners();
      bounds = found;
    }
    return found;
  }

  private Bounds ofPoint() {
    var cost = known.cost(box.leastWeights());
    return cost == null ? Bounds.EMPTY : new Bounds(cost, cost);
  }

  private Bounds ofCorners() {
    var corners = box.corners();
    if (corners == null) {
      return Bounds.EMPTY;
    }
    var costs = CostBounds.of(corners, known.format());
    var greatest = costs.greatest();
    boolean whole =
        greatest != null
            && box.smallestMaps().network() != null
            && box.leastWeights().network() != null;
    return new Bounds(costs.least(), whole ? greatest : null);
  }

  /** No network of a box that is bounded has more operations; exact for a single one. */
  double mostOps() {
    double found = mostOps;
    if (Double.isNaN(found)) {
      var corners = box.corners();
      found = corners == null ? Double.NEGATIVE_INFINITY : CostBounds.mostOps(corners);
      mostOps = found;
    }
    return found;
  }

  /** Two boxes that cover it. */
  List<CountedBox> halves() {
    var found = halves;
    if (found == null) {
      found = box.halve().stream().map(half -> new CountedBox(half, known)).toList();
      halves = found;
      known.keep(found.size());
    }
    return found;
  }

  /** A point of the box, all equally likely, and always the same for a number. */
  Point sample(int number) {
    synchronized (samples) {
      while (samples.size() <= number) {
        samples.add(box.samplePoint(random));
      }
      return samples.get(number);
    }
  }
}
