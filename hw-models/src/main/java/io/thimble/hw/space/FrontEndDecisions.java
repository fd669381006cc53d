package io.thimble.hw.space;

import io.thimble.hw.frontend.FrontEnd;
import java.util.List;

/**
 * What every space asks about the front end. The choices are few, because each combination means
 * one more pass over all recordings: the 10 coefficients and the 40 ms window of "Hello Edge"
 * (arXiv 1711.07128, table 2) with its two strides, and their neighbours.
 */
final class FrontEndDecisions {
  static final String COEFFICIENTS = "fe_coefficients";
  static final String WINDOW_MILLIS = "fe_window_ms";
  static final String STRIDE_MILLIS = "fe_stride_ms";

  static final List<Decision> ALL =
      List.of(
          new Decision(COEFFICIENTS, List.of(8, 10, 13, 16, 20, 40)),
          new Decision(WINDOW_MILLIS, List.of(30, 40)),
          new Decision(STRIDE_MILLIS, List.of(20, 40)));

  private FrontEndDecisions() {}

  static FrontEnd decode(Decisions decisions) {
    return FrontEnd.mfcc(
        decisions.get(COEFFICIENTS), decisions.get(WINDOW_MILLIS), decisions.get(STRIDE_MILLIS));
  }
}
