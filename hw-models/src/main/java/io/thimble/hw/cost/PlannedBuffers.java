package io.thimble.hw.cost;

import java.util.Arrays;

/**
 * Buffers that share the arena's head, in the order in which TFLM's planner hears of them. Each is
 * in use from its first to its last step; step 0 is before the first operator.
 */
final class PlannedBuffers {
  /** TFLM, micro_arena_constants.h, {@code MicroArenaBufferAlignment}. */
  static final int ALIGNMENT_BYTES = 16;

  /** Leaves a buffer to the planner. */
  static final long ANYWHERE = -1;

  private static final int USUAL_COUNT = 32;

  private long[] bytes;
  private long[] fixedOffsets;
  private int[] firstSteps;
  private int[] lastSteps;
  private int count;

  PlannedBuffers() {
    this(
        new long[USUAL_COUNT],
        new long[USUAL_COUNT],
        new int[USUAL_COUNT],
        new int[USUAL_COUNT],
        0);
  }

  private PlannedBuffers(
      long[] bytes, long[] fixedOffsets, int[] firstSteps, int[] lastSteps, int count) {
    this.bytes = bytes;
    this.fixedOffsets = fixedOffsets;
    this.firstSteps = firstSteps;
    this.lastSteps = lastSteps;
    this.count = count;
  }

  /**
   * Adds a buffer.
   *
   * @param size its size, which is rounded up to a multiple of {@link #ALIGNMENT_BYTES}
   * @param firstStep the step in which it is first written
   * @param lastStep the last step in which it is read
   * @param fixedOffset where a plan in the file puts it, or {@link #ANYWHERE}
   */
  void add(long size, int firstStep, int lastStep, long fixedOffset) {
    if (count == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * count);
      fixedOffsets = Arrays.copyOf(fixedOffsets, 2 * count);
      firstSteps = Arrays.copyOf(firstSteps, 2 * count);
      lastSteps = Arrays.copyOf(lastSteps, 2 * count);
    }
    bytes[count] = aligned(size);
    fixedOffsets[count] = fixedOffset;
    firstSteps[count] = firstStep;
    lastSteps[count] = lastStep;
    count++;
  }

  /** The same buffers, to which others may be added. */
  PlannedBuffers copy() {
    return new PlannedBuffers(
        bytes.clone(), fixedOffsets.clone(), firstSteps.clone(), lastSteps.clone(), count);
  }

  int count() {
    return count;
  }

  /** The size of a buffer, a multiple of {@link #ALIGNMENT_BYTES}. */
  long bytes(int buffer) {
    return bytes[buffer];
  }

  int firstStep(int buffer) {
    return firstSteps[buffer];
  }

  int lastStep(int buffer) {
    return lastSteps[buffer];
  }

  boolean isFixed(int buffer) {
    return fixedOffsets[buffer] != ANYWHERE;
  }

  long fixedOffsetBytes(int buffer) {
    return fixedOffsets[buffer];
  }

  /** Whether there is a step in which both are in use. */
  boolean overlap(int one, int other) {
    return firstSteps[one] <= lastSteps[other] && firstSteps[other] <= lastSteps[one];
  }

  /** The most bytes in use in any one step: no plan needs less. */
  long largestStepBytes() {
    int steps = 0;
    for (int i = 0; i < count; i++) {
      steps = Math.max(steps, lastSteps[i] + 1);
    }
    // A tensor that nothing ever touches has its life in step -1.
    long[] change = new long[steps + 2];
    for (int i = 0; i < count; i++) {
      change[firstSteps[i] + 1] += bytes[i];
      change[lastSteps[i] + 2] -= bytes[i];
    }
    long inUse = 0;
    long most = 0;
    for (long step : change) {
      inUse += step;
      most = Math.max(most, inUse);
    }
    return most;
  }

  /** All buffers one behind the other: no plan that takes the first gap needs more. */
  long totalBytes() {
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += bytes[i];
    }
    return total;
  }

  static long aligned(long bytes) {
    return (bytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
  }
}
