package io.thimble.hw.training;

import java.util.Locale;

/** What turns a gradient into a step. */
public enum Optimizer {
  /** Adam (Kingma and Ba, arXiv 1412.6980); weight decay is added to the gradient. */
  ADAM,

  /** Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2). */
  ADAMW;

  /** The name used in specs and files, for example {@code adamw}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
