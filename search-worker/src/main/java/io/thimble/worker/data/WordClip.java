package io.thimble.worker.data;

/**
 * One recording of one word.
 *
 * @param word the word, which is its folder's name
 * @param fileName its file within that folder
 * @param split what it is for
 */
public record WordClip(String word, String fileName, Split split) {
  /** Its path within the data set, with a slash on every system. */
  public String name() {
    return word + "/" + fileName;
  }
}
