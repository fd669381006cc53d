package io.thimble.hw.cost;

/**
 * A buffer that shares the arena's head with others.
 *
 * @param bytes its size, a multiple of {@link #ALIGNMENT_BYTES}
 * @param firstStep the step in which it is first written; 0 is before the first operator
 * @param lastStep the last step in which it is read
 * @param fixedOffsetBytes where a plan in the file puts it, or {@link #ANYWHERE}
 */
record PlannedBuffer(long bytes, int firstStep, int lastStep, long fixedOffsetBytes) {
  /** TFLM, micro_arena_constants.h, {@code MicroArenaBufferAlignment}. */
  static final int ALIGNMENT_BYTES = 16;

  static final long ANYWHERE = -1;

  boolean isFixed() {
    return fixedOffsetBytes != ANYWHERE;
  }

  /** Whether there is a step in which both are in use. */
  boolean livesWith(PlannedBuffer other) {
    return firstStep <= other.lastStep && other.firstStep <= lastStep;
  }

  static long aligned(long bytes) {
    return (bytes + ALIGNMENT_BYTES - 1) / ALIGNMENT_BYTES * ALIGNMENT_BYTES;
  }
}
