package io.thimble.worker.data;

/**
 * A sound file that could not be read and takes no part.
 *
 * @param name its path within the data set
 * @param reason what was found in it
 */
public record SkippedFile(String name, String reason) {
  @Override
  public String toString() {
    return name + " " + reason;
  }
}
