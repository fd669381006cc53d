package io.thimble.hw.budget;

import io.thimble.hw.cost.CostBounds;
import io.thimble.hw.cost.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A box in the tree that a space is split into. Whatever is found out about it is kept, as several
 * questions walk the same tree. Safe for use by several threads, which may find out the same twice.
 */
final class Node {
  private final Box box;
  private final KnownSpace known;
  private final @Nullable Node parent;
  private volatile @Nullable Bound bound;
  private volatile @Nullable Candidates candidates;
  private volatile @Nullable List<Node> mixedChildren;
  private volatile @Nullable List<Node> plainChildren;

  /** The least costs of the box's networks; null where it has none. */
  private record Bound(@Nullable Estimate least, long mostSharedBytes) {}

  /** Two networks of the box; null where a point has no architecture. */
  private record Candidates(@Nullable Network leastWeights, @Nullable Network smallestMaps) {}

  private Node(Box box, KnownSpace known, @Nullable Node parent) {
    this.box = box;
    this.known = known;
    this.parent = parent;
  }

  /** A whole space. */
  static Node root(Box box, KnownSpace known) {
    return new Node(box, known, null);
  }

  /** Whether {@link #least} says anything. */
  boolean isBounded() {
    return box.isBounded();
  }

  /**
   * No network of the box costs less of anything; exact for a single one. Null when there is none.
   */
  @Nullable Estimate least() {
    return bound().least();
  }

  private Bound bound() {
    var found = bound;
    if (found == null) {
      found = findBound();
      bound = found;
    }
    return found;
  }

  private Bound findBound() {
    if (box.isPoint()) {
      var network = candidates().leastWeights();
      return new Bound(network == null ? null : network.estimate(), 0);
    }
    var corners = box.corners();
    if (corners == null) {
      return new Bound(null, 0);
    }
    var bounds = CostBounds.of(corners, known.format());
    return new Bound(bounds.least(), bounds.mostSharedBytes());
  }

  /** Networks of the box that are likely to be among its cheapest. */
  List<Network> samples() {
    var found = candidates();
    var samples = new ArrayList<Network>(2);
    if (found.leastWeights() != null) {
      samples.add(found.leastWeights());
    }
    if (found.smallestMaps() != null) {
      samples.add(found.smallestMaps());
    }
    return samples;
  }

  /**
   * The boxes that it is split into; none for a single network or none at all. Where both kinds of
   * decisions are open, those are split that keep the bound farther from the networks seen: mixed
   * ones, or others, whose choices decide what files may share.
   */
  List<Node> children(ToDoubleFunction<Estimate> use) {
    if (box.isPoint() || box.isBounded() && least() == null) {
      return List.of();
    }
    if (box.isBounded() && box.hasPlain() && (!box.hasMixed() || isSharingWorse(use))) {
      var found = plainChildren;
      if (found == null) {
        found = nodes(box.splitOff());
        plainChildren = found;
      }
      return found;
    }
    var found = mixedChildren;
    if (found == null) {
      found = nodes(box.splitMixed());
      mixedChildren = found;
    }
    return found;
  }

  private List<Node> nodes(List<Box> parts) {
    known.keep(parts.size());
    return parts.stream().map(part -> new Node(part, known, this)).toList();
  }

  private boolean isSharingWorse(ToDoubleFunction<Estimate> use) {
    var found = bound();
    var least = found.least();
    if (least == null || found.mostSharedBytes() == 0) {
      return false;
    }
    var flash = least.flash();
    var unshared =
        least.withFlash(
            new Estimate.Flash(
                flash.modelBytes() + found.mostSharedBytes(),
                flash.runtimeBytes(),
                flash.frontEndBytes()));
    double middle = use.applyAsDouble(unshared);
    double top =
        samples().stream()
            .mapToDouble(sample -> use.applyAsDouble(sample.estimate()))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return middle - use.applyAsDouble(least) >= top - middle;
  }

  private Candidates candidates() {
    var found = candidates;
    if (found == null) {
      var above = parent;
      var shared = above == null ? null : above.candidates;
      var leastWeights =
          above != null && shared != null && box.leastWeights().equals(above.box.leastWeights())
              ? shared.leastWeights()
              : known.network(box.leastWeights());
      var smallestMaps =
          !box.hasMixed()
              ? leastWeights
              : above != null
                      && shared != null
                      && box.smallestMaps().equals(above.box.smallestMaps())
                  ? shared.smallestMaps()
                  : known.network(box.smallestMaps());
      found = new Candidates(leastWeights, smallestMaps);
      candidates = found;
    }
    return found;
  }
}
