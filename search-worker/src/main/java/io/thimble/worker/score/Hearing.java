package io.thimble.worker.score;

/**
 * What a model heard in a clip.
 *
 * @param said index of the class that is right
 * @param heard index of the class with the largest output, the first one among equals
 * @param score that output, 0 to 1
 */
public record Hearing(int said, int heard, double score) {
  /** Whether it heard what was said. */
  public boolean isRight() {
    return said == heard;
  }
}
