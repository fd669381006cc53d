package io.thimble.hw.cost;

import java.util.Arrays;

/**
 * Where buffers lie in the arena's head. Source: TFLM, greedy_memory_planner.cc, {@code
 * CalculateOffsetsIfNeeded}: buffers with a fixed offset first, then by size, the largest first and
 * among equals the one that was added last; each goes into the first gap that is large enough among
 * the buffers whose life overlaps its own.
 */
final class GreedyPlan {
  private static final int INDEX_BITS = 20;
  private final PlannedBuffers buffers;
  private final long[] offsets;

  /** Buffers that have their place, by rising offset: life, begin and end of each. */
  private final int[] firstSteps;

  private final int[] lastSteps;
  private final long[] begins;
  private final long[] ends;
  private int placed;
  private long bytes;

  private GreedyPlan(PlannedBuffers buffers) {
    int count = buffers.count();
    this.buffers = buffers;
    this.offsets = new long[count];
    this.firstSteps = new int[count];
    this.lastSteps = new int[count];
    this.begins = new long[count];
    this.ends = new long[count];
  }

  /** A copy that goes its own way from here. */
  private GreedyPlan(GreedyPlan other) {
    this.buffers = other.buffers;
    this.offsets = other.offsets.clone();
    this.firstSteps = other.firstSteps.clone();
    this.lastSteps = other.lastSteps.clone();
    this.begins = other.begins.clone();
    this.ends = other.ends.clone();
    this.placed = other.placed;
    this.bytes = other.bytes;
  }

  static GreedyPlan of(PlannedBuffers buffers) {
    var plan = new GreedyPlan(buffers);
    plan.placeAll();
    return plan;
  }

  /**
   * The plan of the first buffers, and that of all of them: the tensors of a model, with the
   * scratch of one kernel library or of none. Up to the largest scratch buffer the two plans are
   * one.
   *
   * @param tensors how many of the buffers, counted from the first, both plans have
   */
  static Pair pair(PlannedBuffers buffers, int tensors) {
    var all = new GreedyPlan(buffers);
    var some = all;
    long[] order = all.order();
    for (int i = order.length - 1; i >= 0; i--) {
      int buffer = index(order[i]);
      if (buffer >= tensors) {
        some = some == all ? new GreedyPlan(all) : some;
      } else if (some != all) {
        some.place(buffer, some.firstGap(buffer));
      }
      all.place(buffer, all.firstGap(buffer));
    }
    return new Pair(some, all);
  }

  /** What {@link #pair} gives. */
  record Pair(GreedyPlan some, GreedyPlan all) {}

  /** The head's size. */
  long bytes() {
    return bytes;
  }

  /** Where a buffer lies. */
  long offsetBytes(int buffer) {
    return offsets[buffer];
  }

  private void placeAll() {
    for (int i = 0; i < offsets.length; i++) {
      if (buffers.isFixed(i)) {
        place(i, buffers.fixedOffsetBytes(i));
      }
    }
    long[] order = order();
    for (int i = order.length - 1; i >= 0; i--) {
      int buffer = index(order[i]);
      if (!buffers.isFixed(buffer)) {
        place(buffer, firstGap(buffer));
      }
    }
  }

  /** Size and index of each buffer, the one to be placed first last. */
  private long[] order() {
    long[] order = new long[offsets.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = buffers.bytes(i) << INDEX_BITS | i;
    }
    Arrays.sort(order);
    return order;
  }

  private static int index(long ordered) {
    return (int) (ordered & (1L << INDEX_BITS) - 1);
  }

  /** Goes through the buffers in use at the same time, by offset, up to a large enough gap. */
  private long firstGap(int wanted) {
    long candidate = 0;
    long size = buffers.bytes(wanted);
    int first = buffers.firstStep(wanted);
    int last = buffers.lastStep(wanted);
    for (int i = 0; i < placed; i++) {
      if (firstSteps[i] <= last && first <= lastSteps[i]) {
        if (begins[i] - candidate >= size) {
          return candidate;
        }
        candidate = Math.max(candidate, ends[i]);
      }
    }
    return candidate;
  }

  /** Behind all buffers with the same or a smaller offset. */
  private void place(int buffer, long offset) {
    int at = placed++;
    while (at > 0 && begins[at - 1] > offset) {
      firstSteps[at] = firstSteps[at - 1];
      lastSteps[at] = lastSteps[at - 1];
      begins[at] = begins[at - 1];
      ends[at] = ends[at - 1];
      at--;
    }
    firstSteps[at] = buffers.firstStep(buffer);
    lastSteps[at] = buffers.lastStep(buffer);
    begins[at] = offset;
    ends[at] = offset + buffers.bytes(buffer);
    offsets[buffer] = offset;
    bytes = Math.max(bytes, ends[at]);
  }
}
