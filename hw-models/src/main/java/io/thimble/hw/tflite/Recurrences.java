package io.thimble.hw.tflite;

import io.thimble.hw.arch.Recurrent;

/** What the forms of recurrent stacks have in common. */
final class Recurrences {
  private Recurrences() {}

  /** Throws unless there are integers for each layer of a stack. */
  static void requireLevels(Recurrent stack, int levels) {
    if (levels != stack.layers()) {
      throw new IllegalArgumentException(
          "There are integers of %d layers for a stack of %d (%s). Maybe they belong to another architecture."
              .formatted(levels, stack.layers(), stack));
    }
  }
}
