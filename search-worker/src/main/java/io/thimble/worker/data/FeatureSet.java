package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Clips as a network sees them.
 *
 * @param frontEnd how they were computed
 * @param values features of all clips as floats, one clip after the other; each {@code frames x
 *     coefficients}, row by row. The front end's are integers, held exactly as multiples of {@link
 *     io.thimble.worker.data.features.Coefficients#UNIT}. An array, or a file that is read as it is
 *     asked for
 * @param labels index of each clip's class
 * @param names where each clip comes from, for example {@code yes/3b4f8f24_nohash_0.wav}
 */
public record FeatureSet(
    FrontEnd frontEnd, MemorySegment values, int[] labels, List<String> names) {

  /** Few enough clips to stand in an array. */
  public FeatureSet(FrontEnd frontEnd, float[] values, int[] labels, List<String> names) {
    this(frontEnd, MemorySegment.ofArray(values), labels, names);
  }

  /** The number of clips. */
  public int clips() {
    return labels.length;
  }

  /** Features of one clip. */
  public int valuesPerClip() {
    return frontEnd.values();
  }

  /** One feature of one clip. */
  public float value(int clip, int index) {
    return values.getAtIndex(ValueLayout.JAVA_FLOAT, (long) clip * valuesPerClip() + index);
  }

  /** All features of one clip. */
  public float[] clip(int clip) {
    var features = new float[valuesPerClip()];
    read(clip, features);
    return features;
  }

  /** The same, from the start of an array on. */
  public void read(int clip, float[] into) {
    int count = valuesPerClip();
    long from = (long) clip * count * Float.BYTES;
    MemorySegment.copy(values, ValueLayout.JAVA_FLOAT, from, into, 0, count);
  }
}
