package io.thimble.hw.tflite;

import io.thimble.hw.arch.Gru;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.ProjectedLstm;
import io.thimble.hw.arch.Recurrent;

/** What a step of a loop is done with first, and so lets go of: whichever takes more. */
public enum LoopOrder {
  INPUT_FIRST,
  STATE_FIRST;

  /**
   * The order of a layer.
   *
   * @param inputs values that the layer reads in each step
   */
  public static LoopOrder of(Recurrent stack, int inputs) {
    boolean inputFirst =
        switch (stack) {
          case Gru gru -> inputs > gru.units();
          case ProjectedLstm lstm -> inputs >= lstm.projection();
          case Lstm _ -> true;
        };
    return inputFirst ? INPUT_FIRST : STATE_FIRST;
  }
}
