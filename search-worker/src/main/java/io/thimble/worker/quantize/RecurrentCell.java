package io.thimble.worker.quantize;

/** One layer of a recurrent stack in float; keeps its state from step to step. */
sealed interface RecurrentCell permits GruCell, LstmCell {
  /** Sets the state to zero. */
  void reset();

  /** Takes a step whose values begin at {@code start}. */
  void step(float[] values, int start);

  /** The state after the last step, until the next one. */
  float[] state();

  /** {@code 1 / (1 + e^-x)}. */
  static float sigmoid(float value) {
    return (float) (1 / (1 + Math.exp(-value)));
  }
}
