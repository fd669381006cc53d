package io.thimble.hw.space;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import java.util.List;

/** The architectures that a family can produce. */
public interface Space {
  /** The family. */
  Family family();

  /** The decisions, always the same ones in the same order. */
  List<Decision> decisions();

  /**
   * The network that these decisions describe. Decisions about absent blocks have no effect, so
   * several decisions may lead to the same architecture.
   *
   * @param classes keywords, plus one for unknown words and one for silence
   * @throws IllegalArgumentException when a decision is missing, its value is no choice, or the
   *     shapes do not fit together (a kernel larger than its input)
   */
  Architecture decode(Decisions decisions, int classes);

  /**
   * As {@link #decode}, but a kernel that is larger than its input is cut to it, so that shapes
   * always fit together. Where {@code decode} answers, this answers the same.
   */
  default Architecture decodeCut(Decisions decisions, int classes) {
    return decode(decisions, classes);
  }
}
