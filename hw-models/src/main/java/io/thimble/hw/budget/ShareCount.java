package io.thimble.hw.budget;

import io.thimble.hw.statistics.Proportion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Counts the points of a space that fit. Boxes of which all points or none fit are counted as a
 * whole; when too many are left that are neither, points drawn from those decide about them, with
 * the interval of {@link Proportion}.
 */
final class ShareCount {
  private static final int MOST_BOXES = 64;
  private static final int SAMPLES = 256;
  private static final long SEED = 42;

  private final KnownSpace space;
  private final List<Limitation> limits;
  private final ArrayDeque<CountedBox> open = new ArrayDeque<>();
  private long fitting;

  private ShareCount(KnownSpace space, List<Limitation> limits) {
    this.space = space;
    this.limits = limits;
  }

  static Share of(KnownSpace space, List<Limitation> limits) {
    var count = new ShareCount(space, limits);
    count.countBoxes();
    return count.share();
  }

  private void countBoxes() {
    open.add(space.whole());
    for (int boxes = 0; boxes < MOST_BOXES && !open.isEmpty(); boxes++) {
      var part = open.remove();
      if (!part.box().isBounded() || !isDecided(part)) {
        open.addAll(part.halves());
      }
    }
  }

  /** Counts the box when all of its points fit or none does. */
  private boolean isDecided(CountedBox part) {
    var bounds = part.bounds();
    var least = bounds.least();
    if (least == null || !Limitation.allow(limits, least)) {
      return true;
    }
    var greatest = bounds.greatest();
    if (greatest == null || !Limitation.allow(limits, greatest)) {
      return false;
    }
    fitting += part.box().points();
    return true;
  }

  private boolean fits(Point point) {
    var cost = space.cost(point);
    return cost != null && Limitation.allow(limits, cost);
  }

  private Share share() {
    long points = space.whole().box().points();
    double counted = (double) fitting / points;
    if (open.isEmpty()) {
      return new Share(counted, counted, counted, true);
    }
    var parts = new ArrayList<>(open);
    long undecided = parts.stream().mapToLong(part -> part.box().points()).sum();
    var sampled = new Proportion(sample(parts, undecided), SAMPLES);
    double weight = (double) undecided / points;
    return new Share(
        counted + weight * sampled.share(),
        counted + weight * sampled.low(),
        counted + weight * sampled.high(),
        false);
  }

  private int sample(List<CountedBox> parts, long points) {
    var random = new Random(SEED);
    int[] drawn = new int[parts.size()];
    int hits = 0;
    for (int i = 0; i < SAMPLES; i++) {
      long point = random.nextLong(points);
      int part = 0;
      while (point >= parts.get(part).box().points()) {
        point -= parts.get(part).box().points();
        part++;
      }
      hits += fits(parts.get(part).sample(drawn[part]++)) ? 1 : 0;
    }
    return hits;
  }
}
