package io.thimble.hw.cost;

import io.thimble.hw.frontend.FrontEnd;

/**
 * What the application needs of the SRAM beside the arena and the front end's own buffers. These
 * are allowances for the smallest application that listens, not measurements.
 */
public final class ApplicationMemory {
  /**
   * For the stack, in bytes. An assumption, not measured: a round figure for one thread that runs
   * interpreter and front end, with its interrupt handlers on the same stack.
   */
  public static final int STACK_BYTES = 4096;

  private ApplicationMemory() {}

  /**
   * The ring of samples that the microphone fills, in bytes: two windows, int16. While a frame is
   * computed its window stays untouched, and what arrives meanwhile has room behind it: at most a
   * stride when a frame is done before the next one is due, and of that only what lies within the
   * next window, so no more than another window. Frames must be computed as sound arrives, also
   * during an inference that takes longer than a stride.
   */
  public static long audioBytes(FrontEnd frontEnd) {
    return 2L * Short.BYTES * frontEnd.windowSamples();
  }
}
