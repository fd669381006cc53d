package io.thimble.hw.space;

import io.thimble.hw.frontend.FrontEnd;
import java.util.List;

/**
 * What every space asks about the front end: MFCC (0) or log-mel energies (1), coefficients, window
 * and stride. The 10 MFCC of 40 ms windows every 20 or 40 ms are those of "Hello Edge" (arXiv
 * 1711.07128, table 2); the other choices reach from there to shorter windows, finer steps and all
 * mel bands.
 *
 * <p>Each pair of window and stride means one more pass over all recordings: sixteen at the most.
 */
final class FrontEndDecisions {
  static final String LOG_MEL = "fe_log_mel";
  static final String COEFFICIENTS = "fe_coefficients";
  static final String WINDOW_MILLIS = "fe_window_ms";
  static final String STRIDE_MILLIS = "fe_stride_ms";

  static final List<Decision> ALL =
      List.of(
          new Decision(LOG_MEL, List.of(0, 1), Effect.FALLING),
          new Decision(COEFFICIENTS, List.of(8, 10, 13, 16, 20, 26, 32, 40), Effect.RISING),
          new Decision(WINDOW_MILLIS, List.of(20, 25, 30, 40), Effect.WINDOW),
          new Decision(STRIDE_MILLIS, List.of(10, 20, 30, 40), Effect.FALLING));

  private FrontEndDecisions() {}

  static FrontEnd decode(Decisions decisions) {
    return new FrontEnd(
        decisions.get(LOG_MEL) == 0 ? FrontEnd.Kind.MFCC : FrontEnd.Kind.LOG_MEL,
        decisions.get(COEFFICIENTS),
        decisions.get(WINDOW_MILLIS),
        decisions.get(STRIDE_MILLIS));
  }
}
