package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the network that uses least of something within limits, and proves that there is none with
 * less: best-first branch and bound (A. Land, A. Doig, "An automatic method of solving discrete
 * programming problems", Econometrica 28, 1960). A box whose least costs break a limit, or are not
 * below the best network's, is discarded unseen.
 */
final class BranchAndBound {
  private final List<Node> roots;
  private final int mostNodes;
  private int nodes;

  /**
   * A search in these boxes.
   *
   * @param mostNodes boxes that all questions together may look into
   */
  BranchAndBound(List<Node> roots, int mostNodes) {
    this.roots = List.copyOf(roots);
    this.mostNodes = mostNodes;
  }

  /** A search in all of these spaces. */
  static BranchAndBound in(List<KnownSpace> spaces, int mostNodes) {
    return new BranchAndBound(spaces.stream().map(KnownSpace::root).toList(), mostNodes);
  }

  /**
   * What was found.
   *
   * @param best the best network within the limits; null when none was found
   * @param proven whether there is none better, or none at all; else the nodes ran out
   */
  record Result(@Nullable Network best, boolean proven) {}

  private record Open(Node node, double bound, int number) {
    /** The most promising box first, and among equals the latest, which is the smallest. */
    static final Comparator<Open> ORDER =
        Comparator.comparingDouble(Open::bound)
            .thenComparing(Comparator.comparingInt(Open::number).reversed());
  }

  /** Boxes looked into so far. */
  int nodes() {
    return nodes;
  }

  /**
   * The network that uses least.
   *
   * @param objective what is used; must not fall when a figure of the estimate rises
   * @param enough a network that uses no more than this will do
   */
  Result minimise(ToDoubleFunction<Estimate> objective, List<Limitation> limits, double enough) {
    var open = new PriorityQueue<>(Open.ORDER);
    for (var root : roots) {
      open.add(new Open(root, Double.NEGATIVE_INFINITY, open.size()));
    }
    Network best = null;
    double least = Double.POSITIVE_INFINITY;
    int number = open.size();
    while (!open.isEmpty()) {
      var next = open.remove();
      if (best != null && next.bound() >= least) {
        break;
      }
      if (nodes >= mostNodes) {
        return new Result(best, false);
      }
      nodes++;
      var decisive = objective;
      if (next.node().isBounded()) {
        var samples = next.node().samples();
        if (samples.stream().noneMatch(sample -> Limitation.allow(limits, sample.estimate()))) {
          decisive = Limitation.worstRatio(limits);
        }
        for (var sample : samples) {
          double use = objective.applyAsDouble(sample.estimate());
          if ((best == null || use < least) && Limitation.allow(limits, sample.estimate())) {
            best = sample;
            least = use;
          }
        }
        if (best != null && (least <= enough || least <= next.bound())) {
          break;
        }
      }
      for (var child : next.node().children(decisive)) {
        double bound = bound(child, objective, limits);
        if (best == null ? bound < Double.POSITIVE_INFINITY : bound < least) {
          open.add(new Open(child, bound, number++));
        }
      }
    }
    return new Result(best, true);
  }

  /** Infinite when nothing of the box is within the limits. */
  private static double bound(
      Node node, ToDoubleFunction<Estimate> objective, List<Limitation> limits) {
    if (!node.isBounded()) {
      return Double.NEGATIVE_INFINITY;
    }
    var least = node.least();
    return least == null || !Limitation.allow(limits, least)
        ? Double.POSITIVE_INFINITY
        : objective.applyAsDouble(least);
  }
}
