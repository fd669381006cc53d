package io.thimble.worker.strategy.problem;

/** Whether a point may become a trial. */
public sealed interface Admission {
  /** It may. */
  record Admitted(Candidate candidate) implements Admission {}

  /**
   * It may not.
   *
   * @param limit what refuses it: the limit that it breaks worst, {@code shapes} where they do not
   *     fit together, {@code absent} where nothing is known about it
   */
  record Refused(String limit) implements Admission {}
}
