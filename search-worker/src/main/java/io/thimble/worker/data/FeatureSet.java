package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import java.util.List;

/**
 * Clips as a network sees them.
 *
 * @param frontEnd how they were computed
 * @param values features of all clips, one clip after the other; each {@code frames x
 *     coefficients}, row by row. The front end's are integers, held exactly as multiples of {@link
 *     io.thimble.worker.data.features.Coefficients#UNIT}
 * @param labels index of each clip's class
 * @param names where each clip comes from, for example {@code yes/3b4f8f24_nohash_0.wav}
 */
public record FeatureSet(FrontEnd frontEnd, float[] values, int[] labels, List<String> names) {
  /** The number of clips. */
  public int clips() {
    return labels.length;
  }

  /** Features of one clip. */
  public int valuesPerClip() {
    return frontEnd.values();
  }
}
