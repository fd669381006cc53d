package io.thimble.worker.quantize;

/** What the inner activations of one recurrent layer take, watched step by step. */
sealed interface CellRanges permits GruRanges, LstmRanges {
  /** Takes the cell's last step into account. */
  void observe();

  /** The values of the state. */
  Range state();

  /** Ranges for a cell. */
  static CellRanges of(RecurrentCell cell) {
    return switch (cell) {
      case GruCell gru -> new GruRanges(gru);
      case LstmCell lstm -> new LstmRanges(lstm);
    };
  }
}
