package io.thimble.hw.training;

import java.util.Locale;

/** How the learning rate falls after its warm-up. */
public enum LearningRateDecay {
  /**
   * Half a cosine down to zero (Loshchilov and Hutter, arXiv 1608.03983, equation 5, without
   * restarts).
   */
  COSINE,

  /** To a tenth after half of the training, and to a hundredth after three quarters. */
  STEP;

  /** The name used in specs and files, for example {@code cosine}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
