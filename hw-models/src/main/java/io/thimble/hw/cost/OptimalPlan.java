package io.thimble.hw.cost;

/**
 * The smallest head that a search finds for buffers: exact where it ends before its limit, which it
 * does for small graphs, and never worse than the greedy plan.
 *
 * <p>Placing the buffers of any plan once more, by rising offset and each as low as those before it
 * leave room, moves none of them up. So some order of placing them lowest-first gives a smallest
 * plan (dynamic storage allocation; M. Garey, D. Johnson, "Computers and Intractability", SR2), and
 * the search goes through orders, leaving out those that already reach as high as the best plan. No
 * plan is smaller than the busiest step, so one of that size ends the search.
 */
final class OptimalPlan {
  /** Placements that are tried; some tens of milliseconds. */
  private static final int MOST_PLACEMENTS = 200_000;

  /** Above, the greedy plan is taken as it is; networks for microcontrollers have fewer. */
  private static final int MOST_BUFFERS = 200;

  private final PlannedBuffers buffers;
  private final int count;
  private final long bound;
  private final long[] offsets;
  private final boolean[] isPlaced;
  private final int[] placed;
  private long[] best;
  private long bestBytes;
  private int placements;

  private OptimalPlan(PlannedBuffers buffers) {
    var greedy = GreedyPlan.of(buffers);
    this.buffers = buffers;
    this.count = buffers.count();
    this.bound = buffers.largestStepBytes();
    this.offsets = new long[count];
    this.isPlaced = new boolean[count];
    this.placed = new int[count];
    this.best = new long[count];
    this.bestBytes = greedy.bytes();
    for (int i = 0; i < count; i++) {
      best[i] = greedy.offsetBytes(i);
    }
  }

  /** The smallest plan that is found for buffers, none of which has a fixed offset. */
  static OptimalPlan of(PlannedBuffers buffers) {
    var plan = new OptimalPlan(buffers);
    if (plan.count <= MOST_BUFFERS) {
      plan.search(0, 0);
    } else {
      plan.placements = MOST_PLACEMENTS;
    }
    return plan;
  }

  /** The head's size. */
  long bytes() {
    return bestBytes;
  }

  /** Where a buffer lies. */
  long offsetBytes(int buffer) {
    return best[buffer];
  }

  /** Whether it is sure that no plan is smaller. */
  boolean isProven() {
    return bestBytes == bound || placements < MOST_PLACEMENTS;
  }

  private void search(int depth, long height) {
    if (depth == count) {
      bestBytes = height;
      best = offsets.clone();
      return;
    }
    for (int i = 0; i < count && !isOver(); i++) {
      if (isPlaced[i] || hasTwinBefore(i)) {
        continue;
      }
      placements++;
      long offset = lowest(i, depth);
      long top = Math.max(height, offset + buffers.bytes(i));
      if (top < bestBytes) {
        offsets[i] = offset;
        isPlaced[i] = true;
        placed[depth] = i;
        search(depth + 1, top);
        isPlaced[i] = false;
      }
    }
  }

  private boolean isOver() {
    return bestBytes == bound || placements >= MOST_PLACEMENTS;
  }

  /** Of buffers of one size and life, only the first that is left needs to be tried. */
  private boolean hasTwinBefore(int buffer) {
    for (int i = 0; i < buffer; i++) {
      if (!isPlaced[i]
          && buffers.bytes(i) == buffers.bytes(buffer)
          && buffers.firstStep(i) == buffers.firstStep(buffer)
          && buffers.lastStep(i) == buffers.lastStep(buffer)) {
        return true;
      }
    }
    return false;
  }

  /** The lowest offset at which a buffer touches none of those placed that live with it. */
  private long lowest(int buffer, int placedCount) {
    long size = buffers.bytes(buffer);
    long candidate = 0;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (int i = 0; i < placedCount; i++) {
        int other = placed[i];
        if (buffers.overlap(buffer, other)
            && candidate < offsets[other] + buffers.bytes(other)
            && offsets[other] < candidate + size) {
          candidate = offsets[other] + buffers.bytes(other);
          moved = true;
        }
      }
    }
    return candidate;
  }
}
