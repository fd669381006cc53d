package io.thimble.hw.tflite;

/** How a stack of recurrent layers is written that TFLM has no operator for. */
public enum LoopForm {
  /** One {@code WHILE} over all steps. */
  LOOP,
  /** Each step by itself, one behind the other, all with the same weights. */
  UNROLLED
}
