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

  /** Buffers that have their place, by rising offset. */
  private final int[] byOffset;

  private int placed;
  private long bytes;

  private GreedyPlan(PlannedBuffers buffers) {
    this.buffers = buffers;
    this.offsets = new long[buffers.count()];
    this.byOffset = new int[buffers.count()];
  }

  static GreedyPlan of(PlannedBuffers buffers) {
    var plan = new GreedyPlan(buffers);
    plan.placeFixed();
    plan.placeFree();
    return plan;
  }

  /** The head's size. */
  long bytes() {
    return bytes;
  }

  /** Where a buffer lies. */
  long offsetBytes(int buffer) {
    return offsets[buffer];
  }

  private void placeFixed() {
    for (int i = 0; i < offsets.length; i++) {
      if (buffers.isFixed(i)) {
        place(i, buffers.fixedOffsetBytes(i));
      }
    }
  }

  private void placeFree() {
    long[] order = new long[offsets.length];
    int free = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (!buffers.isFixed(i)) {
        order[free++] = buffers.bytes(i) << INDEX_BITS | i;
      }
    }
    Arrays.sort(order, 0, free);
    for (int i = free - 1; i >= 0; i--) {
      int buffer = (int) (order[i] & (1L << INDEX_BITS) - 1);
      place(buffer, firstGap(buffer));
    }
  }

  /** Goes through the buffers in use at the same time, by offset, up to a large enough gap. */
  private long firstGap(int wanted) {
    long candidate = 0;
    long size = buffers.bytes(wanted);
    for (int i = 0; i < placed; i++) {
      int other = byOffset[i];
      if (buffers.overlap(wanted, other)) {
        if (offsets[other] - candidate >= size) {
          return candidate;
        }
        candidate = Math.max(candidate, offsets[other] + buffers.bytes(other));
      }
    }
    return candidate;
  }

  /** Behind all buffers with the same or a smaller offset. */
  private void place(int buffer, long offset) {
    offsets[buffer] = offset;
    int at = placed++;
    while (at > 0 && offsets[byOffset[at - 1]] > offset) {
      byOffset[at] = byOffset[at - 1];
      at--;
    }
    byOffset[at] = buffer;
    bytes = Math.max(bytes, offset + buffers.bytes(buffer));
  }
}
