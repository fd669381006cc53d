package io.thimble.worker.data;

/**
 * One clip that a network learns from or is judged by.
 *
 * @param name where it comes from; no two of a split share it
 * @param label index of its class
 * @param source how to get its sound
 */
record Example(String name, int label, Source source) {
  /** How to get a clip's sound. */
  sealed interface Source {}

  /**
   * A recording of a word.
   *
   * @param file its path within the data set
   */
  record Word(String file) implements Source {}

  /**
   * A second of a background recording.
   *
   * @param recording its index
   * @param start its first sample
   * @param level factor of its samples; 0 is true silence
   */
  record Cut(int recording, int start, float level) implements Source {
    /** The same second at another level. */
    Cut at(float other) {
      return new Cut(recording, start, other);
    }
  }
}
