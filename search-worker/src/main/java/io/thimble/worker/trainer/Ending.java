package io.thimble.worker.trainer;

import io.thimble.worker.production.Outcome;

/** How a piece of work ended, as seen from outside of its process. */
public sealed interface Ending {
  /** The trainer did what it could. */
  record Made(Outcome outcome) implements Ending {}

  /** The trial cannot lead to a result, here or anywhere. */
  record Unfit(String reason) implements Ending {}

  /** The trainer ended, or gave up; another attempt may fare better. */
  record Lost(String reason) implements Ending {}
}
