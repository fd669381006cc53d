package io.thimble.hw.cost;

/** The tail of an arena while it grows, one request after the other. */
class Requests {
  /** Stands for requests that are no operator's own. */
  static final int NO_OPERATOR = -1;

  private long bytes;

  /** Says what the next requests are for. Only {@link TailLedger} wants to know. */
  void begin(TailPart part, int operator) {}

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
