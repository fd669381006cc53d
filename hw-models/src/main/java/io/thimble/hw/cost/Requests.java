package io.thimble.hw.cost;

/** The tail of an arena while it grows, one request after the other. */
final class Requests {
  private long bytes;

  /** The tail so far. */
  long bytes() {
    return bytes;
  }

  /** Moves the tail by a size, then to a multiple of a power of two; a size of 0 moves nothing. */
  void add(long size, int alignment) {
    if (size > 0) {
      bytes = (bytes + size + alignment - 1) & -alignment;
    }
  }

  /** A request of a kernel, or for a list of pointers. */
  void addBuffer(long size) {
    add(size, PlannedBuffers.ALIGNMENT_BYTES);
  }
}
