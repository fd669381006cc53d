package io.thimble.hw.budget;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.space.Space;
import io.thimble.hw.tflite.NumberFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A family's space, and what was found out about its costs, which depends on no budget. Safe for
 * use by several threads.
 */
final class KnownSpace {
  private final Space space;
  private final NumberFormat format;
  private final Node root;
  private final CountedBox whole;
  private final ConcurrentMap<Point, Optional<Estimate>> costs = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();

  /** A space of which nothing is known, its networks for this many classes. */
  KnownSpace(Space space, int classes, NumberFormat format) {
    this.space = space;
    this.format = format;
    var box = Box.of(space, classes);
    this.root = Node.root(box, this);
    this.whole = new CountedBox(box, this);
  }

  Family family() {
    return space.family();
  }

  /** The integers that its networks compute with. */
  NumberFormat format() {
    return format;
  }

  /** The tree in which networks are searched that use little. */
  Node root() {
    return root;
  }

  /** The tree in which points are counted, and networks searched that use much. */
  CountedBox whole() {
    return whole;
  }

  /** The exact costs; null where the point has no architecture. */
  @Nullable Estimate cost(Point point) {
    var found = costs.get(point);
    if (found == null) {
      var network = point.network();
      found = network == null ? Optional.empty() : Optional.of(Estimates.of(network, format));
      costs.put(point, found);
      keep(1);
    }
    return found.orElse(null);
  }

  /** The point with its costs; null where it has no architecture. */
  @Nullable Network network(Point point) {
    var cost = cost(point);
    return cost == null ? null : new Network(point, cost);
  }

  /** Counts what is kept. */
  void keep(int more) {
    kept.addAndGet(more);
  }

  /** How many things about it are kept; each is a few hundred bytes. */
  int kept() {
    return kept.get();
  }
}
