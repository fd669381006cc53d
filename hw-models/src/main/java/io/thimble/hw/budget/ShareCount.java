package io.thimble.hw.budget;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.CostBounds;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.statistics.Proportion;
import io.thimble.hw.tflite.NumberFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Counts the points of a space that fit. Boxes of which all points or none fit are counted as a
 * whole; when too many are left that are neither, points drawn from those decide about them, with
 * the interval of {@link Proportion}.
 */
final class ShareCount {
  private static final int MOST_BOXES = 64;
  private static final int SAMPLES = 256;
  private static final long SEED = 42;

  private final NumberFormat format;
  private final List<Limitation> limits;
  private final ArrayDeque<Box> open = new ArrayDeque<>();
  private long fitting;

  private ShareCount(NumberFormat format, List<Limitation> limits) {
    this.format = format;
    this.limits = limits;
  }

  static Share of(Box space, NumberFormat format, List<Limitation> limits) {
    var count = new ShareCount(format, limits);
    count.countBoxes(space);
    return count.share(space.points());
  }

  private void countBoxes(Box space) {
    open.add(space);
    for (int boxes = 0; boxes < MOST_BOXES && !open.isEmpty(); boxes++) {
      var box = open.remove();
      if (!box.isBounded() || !isDecided(box)) {
        open.addAll(box.halve());
      }
    }
  }

  /** Counts the box when all of its points fit or none does. */
  private boolean isDecided(Box box) {
    if (box.isPoint()) {
      fitting += fits(box.leastWeightsPoint()) ? box.points() : 0;
      return true;
    }
    var corners = box.corners();
    if (corners == null) {
      return true;
    }
    var bounds = CostBounds.of(corners, format);
    var least = bounds.least();
    if (limits.stream().anyMatch(limit -> limit.isBrokenBy(least))) {
      return true;
    }
    if (box.smallestMapsPoint() == null || box.leastWeightsPoint() == null) {
      return false;
    }
    var greatest = bounds.greatest();
    if (greatest == null || limits.stream().anyMatch(limit -> limit.isBrokenBy(greatest))) {
      return false;
    }
    fitting += box.points();
    return true;
  }

  private boolean fits(@Nullable Architecture network) {
    if (network == null) {
      return false;
    }
    var estimate = Estimates.of(network, format);
    return limits.stream().noneMatch(limit -> limit.isBrokenBy(estimate));
  }

  private Share share(long points) {
    double counted = (double) fitting / points;
    if (open.isEmpty()) {
      return new Share(counted, counted, counted, true);
    }
    var boxes = new ArrayList<>(open);
    long undecided = boxes.stream().mapToLong(Box::points).sum();
    var sampled = new Proportion(sample(boxes, undecided), SAMPLES);
    double weight = (double) undecided / points;
    return new Share(
        counted + weight * sampled.share(),
        counted + weight * sampled.low(),
        counted + weight * sampled.high(),
        false);
  }

  private int sample(List<Box> boxes, long points) {
    var random = new Random(SEED);
    int hits = 0;
    for (int i = 0; i < SAMPLES; i++) {
      long point = random.nextLong(points);
      int box = 0;
      while (point >= boxes.get(box).points()) {
        point -= boxes.get(box).points();
        box++;
      }
      hits += fits(boxes.get(box).sample(random)) ? 1 : 0;
    }
    return hits;
  }
}
