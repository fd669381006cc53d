package io.thimble.db.question;

import java.util.List;

/** What a worker says to a {@link Question}. */
public sealed interface Answer {
  /**
   * What the file hears.
   *
   * @param heard the label with the largest score, the first one among equals
   * @param scores of all labels, in the order of the file's outputs
   * @param fromSeconds where in the recording the part begins that was heard
   * @param seconds how long that part is, at most 1; the rest of a clip is silence
   * @param millis what features and network took on the worker
   * @param worker its name
   */
  record Heard(
      String heard,
      List<LabelScore> scores,
      double fromSeconds,
      double seconds,
      double millis,
      String worker)
      implements Answer {
    public Heard {
      scores = List.copyOf(scores);
    }
  }

  /**
   * One output of the file.
   *
   * @param score the real number that the integer stands for, 0 to 1
   */
  record LabelScore(String label, double score) {}

  /**
   * How a clip sounds.
   *
   * @param wav the second that the network hears, as a WAV file
   */
  record Sound(byte[] wav) implements Answer {}

  /**
   * That there is no answer, and why.
   *
   * @param problem for whoever asked
   */
  record Refused(Reason reason, String problem) implements Answer {}

  /** Whose fault it is. */
  enum Reason {
    /** The recording cannot be read. */
    UNREADABLE,
    /** The trial, its file or the clip is not there. */
    NOT_THERE,
    /** The worker's own. */
    FAILED
  }
}
