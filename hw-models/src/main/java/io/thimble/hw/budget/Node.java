package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.CostBounds;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.tflite.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A box in the tree that a space is split into. Whatever is found out about it is kept, as several
 * questions walk the same tree.
 */
final class Node {
  private final Box box;
  private final NumberFormat format;
  private final @Nullable Node parent;
  private @Nullable Estimate least;
  private boolean isEmpty;
  private boolean isAsked;
  private @Nullable Candidates candidates;
  private @Nullable List<Node> mixedChildren;
  private @Nullable List<Node> plainChildren;
  private long mostSharedBytes;

  /** The exact costs of two points of the box; null where a point has no architecture. */
  private record Candidates(@Nullable Estimate leastWeights, @Nullable Estimate smallestMaps) {}

  private Node(Box box, NumberFormat format, @Nullable Node parent) {
    this.box = box;
    this.format = format;
    this.parent = parent;
  }

  /** A whole space, of networks in this format. */
  static Node root(Box box, NumberFormat format) {
    return new Node(box, format, null);
  }

  /** Whether {@link #least} says anything. */
  boolean isBounded() {
    return box.isBounded();
  }

  /**
   * No network of the box costs less of anything; exact for a single one. Null when there is none.
   */
  @Nullable Estimate least() {
    if (!isAsked) {
      isAsked = true;
      least = findLeast();
      isEmpty = least == null;
    }
    return least;
  }

  private @Nullable Estimate findLeast() {
    if (box.isPoint()) {
      return candidates().leastWeights();
    }
    var corners = box.corners();
    if (corners == null) {
      return null;
    }
    var bounds = CostBounds.of(corners, format);
    mostSharedBytes = bounds.mostSharedBytes();
    return bounds.least();
  }

  /** The exact costs of networks of the box that are likely to be among its cheapest. */
  List<Estimate> samples() {
    var found = candidates();
    var samples = new ArrayList<Estimate>(2);
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
    if (isEmpty || box.isPoint()) {
      return List.of();
    }
    if (box.isBounded() && box.hasPlain() && (!box.hasMixed() || isSharingWorse(use))) {
      var known = plainChildren;
      if (known == null) {
        known = nodes(box.splitOff());
        plainChildren = known;
      }
      return known;
    }
    var known = mixedChildren;
    if (known == null) {
      known = nodes(box.splitMixed());
      mixedChildren = known;
    }
    return known;
  }

  private List<Node> nodes(List<Box> parts) {
    return parts.stream().map(part -> new Node(part, format, this)).toList();
  }

  private boolean isSharingWorse(ToDoubleFunction<Estimate> use) {
    var bound = least();
    if (bound == null || mostSharedBytes == 0) {
      return false;
    }
    var flash = bound.flash();
    var unshared =
        bound.withFlash(
            new Estimate.Flash(
                flash.modelBytes() + mostSharedBytes, flash.runtimeBytes(), flash.frontEndBytes()));
    double middle = use.applyAsDouble(unshared);
    double top = samples().stream().mapToDouble(use).min().orElse(Double.POSITIVE_INFINITY);
    return middle - use.applyAsDouble(bound) >= top - middle;
  }

  private Candidates candidates() {
    var known = candidates;
    if (known == null) {
      var above = parent == null ? null : parent.candidates;
      var leastWeights =
          above != null && box.sharesLeastWeights(parent().box)
              ? above.leastWeights()
              : estimate(box.leastWeightsPoint());
      var smallestMaps =
          !box.hasMixed()
              ? leastWeights
              : above != null && box.sharesSmallestMaps(parent().box)
                  ? above.smallestMaps()
                  : estimate(box.smallestMapsPoint());
      known = new Candidates(leastWeights, smallestMaps);
      candidates = known;
    }
    return known;
  }

  private Node parent() {
    return java.util.Objects.requireNonNull(parent);
  }

  private @Nullable Estimate estimate(@Nullable Architecture architecture) {
    return architecture == null ? null : Estimates.of(architecture, format);
  }
}
