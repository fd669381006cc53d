package io.thimble.hw.score;

import java.util.Locale;

/** What a front trades off; every one is minimised. */
public enum Objective {
  /** One minus int8 accuracy on the validation split. */
  ERROR,
  /** Bytes of the flatbuffer. */
  FLASH,
  /** Bytes of the tensor arena. */
  SRAM,
  /** Operations of one inference. */
  OPS,
  /** Microseconds of one inference on the search's device. */
  LATENCY,
  /** Microjoules of one inference on the search's device. */
  ENERGY;

  /** The name used in specs and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
